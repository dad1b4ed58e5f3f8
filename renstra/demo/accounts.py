"""One account per role, for trying the application out; nobody else's account is ever touched."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, User
from django.db import connection, transaction
from django.utils import timezone

from indicators.models import Penugasan, Peran, UnitKerja
from indicators.riwayat import catat
from renstra.environment import ConfigurationError

GROUP = "Akun demo"  # marks the accounts that are ours


@dataclass(frozen=True)
class Account:
    """A login, its role, and the code of the unit that the role holds for."""

    username: str
    peran: Peran
    kode_unit: str


ACCOUNTS = (
    Account("admin", Peran.ADMIN, "KEMENSOS"),
    Account("perencana.set", Peran.PERENCANA, "SET"),
    Account("perencana.jsk", Peran.PERENCANA, "JSK"),
    Account("perencana.pskba", Peran.PERENCANA, "PSKBA"),
    Account("perencana.pskbs", Peran.PERENCANA, "PSKBS"),
    Account("verifikator", Peran.VERIFIKATOR, "LINJAMSOS"),
    Account("pimpinan", Peran.PIMPINAN, "KEMENSOS"),
)


def refuse_foreign_accounts() -> None:
    """Raises ConfigurationError where somebody works with this database; one without tables is fine."""
    if User._meta.db_table not in connection.introspection.table_names():
        return
    foreign = User.objects.exclude(groups__name=GROUP).order_by("pk").first()
    if foreign:
        raise ConfigurationError(
            f"Basis data ini memuat akun yang bukan buatan demo (“{foreign.get_username()}”);"
            " demo hanya berjalan di basis data kosong atau buatannya sendiri."
        )


@transaction.atomic
def ensure_accounts(password: str) -> None:
    """Make the accounts that are missing and let all of them open with this password; change nothing else."""
    group, _ = Group.objects.get_or_create(name=GROUP)
    for account in ACCOUNTS:
        user = User.objects.filter(username=account.username).first() or _create(account, group)
        if not user.check_password(password):
            user.set_password(password)
            user.save(update_fields=["password"])


def _create(account: Account, group: Group) -> User:
    """The account with its role, and the one line of history that says so."""
    admin = account.peran == Peran.ADMIN
    email = f"{account.username}@renstra.example"
    user = User.objects.create(username=account.username, email=email, is_staff=admin, is_superuser=admin)
    user.groups.add(group)
    unit = _unit(account.kode_unit)
    Penugasan.objects.create(user=user, unit=unit, peran=account.peran, berlaku_dari=timezone.localdate())
    catat(
        aksi="buat",
        jenis="akun",
        objek_id=user.pk,
        objek_kode=user.username,
        unit=unit,
        sesudah={"peran": account.peran, "unit": unit.kode},
        alasan="Akun demo",
    )
    return user


def _unit(kode: str) -> UnitKerja:
    """Raises ConfigurationError where the database was filled with something other than our document."""
    try:
        return UnitKerja.objects.get(kode=kode)
    except UnitKerja.DoesNotExist as error:
        raise ConfigurationError(
            f"Basis data ini berisi data lain: unit kerja {kode} dari dokumen contoh tidak ada di dalamnya."
        ) from error
