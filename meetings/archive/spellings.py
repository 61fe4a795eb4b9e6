"""Spellings that are made one, and words that say nothing when one searches."""

from __future__ import annotations

import re


def listed(text: str) -> list[str]:
    """A list of words, written as they read best."""
    return text.split()


MONTHS = listed(
    "januari februari maret april mei juni juli agustus september oktober november"
    " desember"
)

# Words of the field that the stemmer would cut in the wrong place.
UNSTEMMED = listed(
    "bupati camat lurah pilkada bawaslu bappeda banjir notula pejabat kodim polres"
    " satuan badan bagian peraga pengadaan bidang lampiran ketua mei masa kecamatan"
    " kelurahan relawan diseminasi perantara saluran bangunan alasan penyakit peserta"
    " kekerasan"
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
    (re.compile(r"^r[ao]mad[hl]?[ao]n$"), "ramadan"),
    (re.compile(r"^(mem|di|ter|pem)(?=validas)"), ""),
    (re.compile(r"^standar(?=isas)"), "standard"),
    (re.compile(r"^cabe$"), "cabai"),
    (re.compile(r"^hoax$"), "hoaks"),
    (re.compile(r"^(meng)?antri"), "antre"),
    (re.compile(r"^sistim"), "sistem"),
    (re.compile(r"^k[ae]dalu[aw]*rsa"), "kedaluwarsa"),
    (re.compile(r"^(mer|dir)ubah"), "ubah"),
)


def by_form(stems: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """From "stems: forms, forms" to the stems of each form."""
    return {
        written: tuple(said.split())
        for said, forms in stems.items()
        for written in forms.split()
    }


# Written as one word here and as two there; and what is bent as one.
JOINED = by_form(
    {
        "tindak lanjut": "tindaklanjut menindaklanjuti ditindaklanjuti tindaklanjuti"
        " penindaklanjutan tindaklanjutnya",
        "wali kota": "walikota",
        "kerja sama": "kerjasama bekerjasama",
        "tanggung jawab": "tanggungjawab pertanggungjawaban bertanggungjawab"
        " mempertanggungjawabkan dipertanggungjawabkan",
        "samasama": "bersama-sama sama-sama",
        "terima kasih": "terimakasih berterimakasih",
        "sebar luas": "sebarluaskan menyebarluaskan disebarluaskan penyebarluasan",
        "beri tahu": "beritahu memberitahu memberitahukan diberitahukan pemberitahuan",
        "ikut serta": "ikutserta keikutsertaan mengikutsertakan diikutsertakan",
        "siap siaga": "siapsiaga kesiapsiagaan",
        "serah terima": "serahterima diserahterimakan",
        "salah guna": "menyalahgunakan disalahgunakan penyalahgunaan",
        "daya guna": "dayaguna mendayagunakan pendayagunaan",
        "uji coba": "ujicoba mengujicobakan diujicobakan",
        "tata usaha": "ketatausahaan",
        "idul fitri": "idulfitri",
        "idul adha": "iduladha",
        **{
            f"antar {each}": f"antar{each}"
            for each in listed("daerah pihak kota instansi lembaga umat warga wilayah")
        },
    }
)

# What the stemmer cuts in the wrong place, or lays together with another word.
MISCUT = by_form(
    {
        "bantah": "membantah dibantah terbantah",
        "cek": "mengecek pengecekan",
        "gerak": "gerakan pergerakan penggerakan",
        "jaga": "penjagaan",
        "kabar": "mengabarkan pengabaran",
        "kawal": "mengawal pengawal pengawalan",
        "kendali": "pengendali",
        "keruk": "pengerukan pengeruk",
        "kunjung": "mengunjungi pengunjung pengunjungan",
        "kurang": "dikurangi",
        "letak": "peletakan",
        "masyarakat": "kemasyarakatan",
        "minat": "meminati diminati",
        "netral": "netralitas",
        "padam": "memadamkan pemadam pemadaman",
        "padu": "memadukan pemaduan",
        "pangkas": "memangkas pemangkasan",
        "pekan": "sepekan",
        "pemerintah": "pemerintah pemerintahan kepemerintahan",
        "penduduk": "penduduk kependudukan",
        "pengumuman": "pengumuman mengumumkan diumumkan umumkan",
        "peta": "pemetaan memetakan",
        "pilah": "memilah pemilahan terpilah",
        "politik": "perpolitikan",
        "pungut": "memungut dipungut pemungutan pungutan",
        "pupuk": "pemupukan",
        "rawat": "perawat perawatan keperawatan",
        "sah": "mengesahkan pengesahan",
        "saring": "menyaring penyaring penyaringan",
        "selidik": "penyelidikan",
        "sepakat": "menyepakati disepakati kesepakatan penyepakatan",
        "setuju": "setuju disetujui menyetujui persetujuan",
        "siap": "kesiapan",
        "sidak": "menyidak disidak",
        "sidik": "penyidikan",
        "sinkron": "sinkronisasi menyinkronisasi menyinkronisasikan",
        "stabil": "stabilisasi menstabilisasi",
        "tani": "petani",
        "tarik": "penarikan",
        "tegak": "penegakan",
    }
)

STOP_WORDS = frozenset(
    listed(
        """
        ada adalah agar akan antara apa apabila apakah atas atau bagaimana bagi bahwa
        baik beberapa begitu belum berapa berbagai bila bisa boleh dalam dan dapat
        dari dengan di dia dimana dulu guna hal hanya harus hendaknya hingga ia ialah
        ini itu jadi jika juga kalau kami kapan karena ke kemudian kenapa kepada
        ketika kita lagi lah lain lalu maka mana masih maupun melalui mengapa mengenai
        menjadi mereka merupakan meskipun namun nya oleh pada para per perihal pula
        pun saat saja sambil sampai saya sebagai sebelum sebuah secara sedang
        sedangkan sehingga sekitar selama serta sesuai setelah setiap siapa soal suatu
        sudah supaya tapi telah tentang terhadap terkait tersebut tetapi tiap untuk
        walaupun yaitu yakni yang
        """
    )
)
