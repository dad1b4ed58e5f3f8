"""A workbook in which a formula has a result, as a spreadsheet writes it and openpyxl does not."""

import io
import zipfile


def berhasil_rumus(berkas: bytes, alamat: str, hasil: str) -> bytes:
    tampung = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(berkas)) as lama, zipfile.ZipFile(tampung, "w", zipfile.ZIP_DEFLATED) as baru:
        for nama in lama.namelist():
            isi = lama.read(nama)
            if nama == "xl/worksheets/sheet1.xml":
                depan, _, ekor = isi.decode().partition(f'r="{alamat}"')
                assert "<v" in ekor
                ekor = ekor.replace("<v />", f"<v>{hasil}</v>", 1).replace("<v></v>", f"<v>{hasil}</v>", 1)
                isi = f'{depan}r="{alamat}"{ekor}'.encode()
            baru.writestr(nama, isi)
    return tampung.getvalue()
