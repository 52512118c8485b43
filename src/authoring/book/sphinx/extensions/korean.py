"""Search in Korean, and the Korean texts of the theme.

Korean writes particles onto its nouns: 풀링은, 풀링을, 풀링의. The index holds each word and its beginnings of two syllables and
more, and what a reader looks for loses its particle: 풀링 finds 풀링은, and 풀링을 finds 풀링.
"""

import re
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx.search import SearchLanguage

# Longest first: 에서 before 에.
PARTICLES = (
    "입니다 합니다 에서는 으로는 에서도 으로도 이라고 까지 부터 에서 에게 으로 로는 로도 처럼 마다 보다 이나 이란 라고 "
    "은 는 이 가 을 를 의 에 로 와 과 도 만 나 란"
).split()

SHORTEST = 2

HANGUL = re.compile(r"[가-힣]+")


class KoreanSearch(SearchLanguage):
    lang = "ko"
    language_name = "Korean"
    js_stemmer_code = """
var Stemmer = function () {
  const particle = /^([가-힣]{%d,}?)(?:%s)$/u;
  this.stemWord = (word) => word.replace(particle, "$1");
};
""" % (SHORTEST, "|".join(PARTICLES))

    def split(self, input):
        words = []
        for word in self._word_re.findall(input):
            words.append(word)
            # Also the Hangul in a word that goes on in another script: CNN의, Conv2D는.
            for part in HANGUL.findall(word):
                words += (part[:end] for end in range(SHORTEST, len(part) + 1))
            words += re.findall(r"[A-Za-z0-9_]{2,}", word) if HANGUL.search(word) else []
        return words


def compile_texts(app):
    """Sphinx wants its catalogue compiled, in a folder of its own."""
    source = Path(__file__).parent.parent / "locale" / "ko" / "LC_MESSAGES" / "sphinx.po"
    folder = Path(app.doctreedir).parent / "locale"
    compiled = folder / "ko" / "LC_MESSAGES" / "sphinx.mo"
    compiled.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as po, compiled.open("wb") as mo:
        write_mo(mo, read_po(po, locale="ko"))
    app.add_message_catalog("sphinx", folder)


def setup(app):
    app.add_search_language(KoreanSearch)
    compile_texts(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
