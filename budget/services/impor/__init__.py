"""The kinds of import that bring budget data: published sets, values of budget performance, rincian output."""
