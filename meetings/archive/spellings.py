"""Spellings that are made one, and words that say nothing when one searches."""

from __future__ import annotations

import re

MONTHS = (
    "januari februari maret april mei juni juli agustus september oktober november"
    " desember"
).split()

# Words of the field that the stemmer would cut in the wrong place.
UNSTEMMED = frozenset(
    "bupati camat lurah pilkada bawaslu bappeda banjir notula pejabat kodim polres"
    " satuan badan bagian peraga pengadaan bidang lampiran ketua mei masa".split()
)

# Within a word. The field's own faults: h that does not belong, k that should fall.
RESPELT = (
    (re.compile(r"himbau"), "imbau"),
    (re.compile(r"^mengimbau"), "imbau"),
    (re.compile(r"^notulen(si)?$"), "notula"),
    (re.compile(r"^meng?koordini?r"), "koordinasi"),
    (re.compile(r"^(di)?koordini?r"), "koordinasi"),
    (re.compile(r"^(meng|peng)k(?=oordinas)"), r"\1"),
    (re.compile(r"^jadual"), "jadwal"),
    (re.compile(r"^(ijin|perijinan|mengijinkan|diijinkan)"), "izin"),
    (re.compile(r"^resiko"), "risiko"),
    (re.compile(r"^analisa$"), "analisis"),
    (re.compile(r"^kwalitas"), "kualitas"),
    (re.compile(r"^propinsi"), "provinsi"),
    (re.compile(r"^sekertaris"), "sekretaris"),
    (re.compile(r"^aktifitas"), "aktivitas"),
    (re.compile(r"^efektifitas"), "efektivitas"),
    (re.compile(r"^sinergitas"), "sinergi"),
    (re.compile(r"^kondusi[fv]itas"), "kondusif"),
    (re.compile(r"^praktek"), "praktik"),
    (re.compile(r"^obyek"), "objek"),
    (re.compile(r"^nopember"), "november"),
    (re.compile(r"^pebruari"), "februari"),
    (re.compile(r"^jumat"), "jumat"),
)

# Written as one word here and as two there; and what is bent as one.
JOINED: dict[str, tuple[str, ...]] = {
    written: tuple(stems.split())
    for stems, forms in {
        "tindak lanjut": "tindaklanjut menindaklanjuti ditindaklanjuti tindaklanjuti"
        " penindaklanjutan tindaklanjutnya",
        "wali kota": "walikota",
        "kerja sama": "kerjasama bekerjasama",
        "tanggung jawab": "tanggungjawab pertanggungjawaban bertanggungjawab"
        " mempertanggungjawabkan dipertanggungjawabkan",
        "sama sama": "bersama-sama",
        "terima kasih": "terimakasih berterimakasih",
        "sebar luas": "sebarluaskan menyebarluaskan disebarluaskan penyebarluasan",
        "beri tahu": "beritahu memberitahu memberitahukan diberitahukan pemberitahuan",
        "ikut serta": "ikutserta keikutsertaan mengikutsertakan diikutsertakan",
        "siap siaga": "siapsiaga kesiapsiagaan",
        "serah terima": "serahterima diserahterimakan",
        "salah guna": "menyalahgunakan disalahgunakan penyalahgunaan",
        "daya guna": "dayaguna mendayagunakan pendayagunaan",
        "uji coba": "ujicoba mengujicobakan diujicobakan",
        "jaga": "penjagaan",
        "tata usaha": "ketatausahaan",
        "masyarakat": "kemasyarakatan",
        "pungut": "memungut dipungut pemungutan pungutan",
        "politik": "perpolitikan",
    }.items()
    for written in forms.split()
}

STOP_WORDS = frozenset(
    """
    ada adalah agar akan apa apabila apakah atas atau bagaimana bagi bahwa baik beberapa
    begitu belum berbagai bisa bila boleh dalam dan dapat dari dengan di dia dimana
    dulu guna hal hanya harus hendaknya hingga ia ialah ini itu jadi jika juga kami
    karena ke kepada ketika kita kemudian lagi lain lah lalu maka mana masih maupun
    melalui mengenai menjadi mereka merupakan namun nya oleh pada para per perihal pula
    pun saat saja sambil sampai saya sebagai sebelum sebuah secara sedang sehingga
    sekitar selama serta sesuai setelah setiap siapa soal suatu sudah supaya tapi
    telah tentang terhadap terkait tersebut tetapi tiap untuk yaitu yakni yang
    """.split()
)
