"""The ground of the API: what every resource shares, so that a resource itself is only names and fields.

penangan  one error shape for every 4xx and 5xx          urai      the strict JSON parser
kueri     query parameters, unknown ones refused         halaman   pages and cursors
tampil    JSON, CSV, xlsx                                etag      304 for what has not changed
view      the base of a list and of one thing            skema     OpenAPI from the same declarations
"""
