"""Codes of what is found while reading: texts, schema, references, exports, records. Rules carry their own."""

from __future__ import annotations

from typing import NamedTuple

FAMILIES = {
    "YML": "text of files", "SCH": "shape of fields", "CFG": "configuration", "REF": "references", "STR": "strategy",
    "SMT": "objectives (SMART)", "STK": "stakeholders", "GOV": "governance", "SEG": "segments", "PER": "personas",
    "JRN": "journeys", "VOC": "feedback", "MET": "metrics", "CAP": "capabilities", "REC": "recommendations",
    "RMP": "roadmap", "RSK": "risks", "TRN": "training", "COM": "communication", "REV": "reviews",
    "HST": "measurements", "PRV": "privacy", "IGN": "ignores", "DAT": "exports",
}  # fmt: skip
"""The beginning of a code → what its family is about."""


class Code(NamedTuple):
    """A code's slug, its page (what it means and what to do), and how much a finding of it weighs."""

    slug: str
    page: str
    weight: str = "error"


CODES = {
    "YML101": Code("wrong-encoding", "The file isn't UTF-8. Strategy files are plain UTF-8 text: save it as UTF-8 in your editor."),
    "YML102": Code("control-character", "A control character stands in the text, raw or as an escape. It could deceive a reader or a terminal: take it out."),
    "YML103": Code("unreadable-text", "The text can't be read as YAML. Most often a colon, a comma or a sign at the start of a text wants quotes around the whole text."),
    "YML104": Code("nested-too-deep", "Lists and mappings are nested more than 64 deep."),
    "YML105": Code("tangled-alias", "An anchor or alias (& and *) refers to itself, is given twice, or would expand to more than 100,000 values."),
    "YML106": Code("merge-key", "The merge key << isn't part of YAML 1.2; write the keys out."),
    "YML107": Code("tag", "Tags (!) aren't needed: the field decides what a value means."),
    "YML108": Code("directive", "Lines that begin with % are directives; strategy files have none."),
    "YML109": Code("several-documents", "A file holds one document; what follows a second --- belongs in another file."),
    "YML110": Code("duplicate-key", "A mapping holds the same key twice, so one of the values would be lost."),
    "YML111": Code("key-not-text", "A key must be text. Numbers, true, null, lists and mappings can't be keys; put a number in quotes if it is meant."),
    "YML112": Code("text-too-long", "A single value is longer than 64 KiB."),
    "YML113": Code("empty-file", "The file holds nothing. Write its keys, or delete it."),
    "YML114": Code("not-a-mapping", "A strategy file holds one mapping: keys and values."),
    "YML115": Code("merge-conflict", "Marks of an unfinished git merge stand in the file. Decide between the versions and remove the marks."),
    "YML116": Code("lfs-pointer", "The file is a pointer of git LFS, not the text itself. Run git lfs pull; strategy files don't belong in LFS."),
    "YML117": Code("file-too-large", "A strategy file is larger than 1 MiB."),
    "YML118": Code("invisible-character", "A character that changes the direction of text, or can't be seen, stands in the file. It could make a line read as something else."),
    "SCH101": Code("unknown-key", "The model has no such key here. Keys of your own begin with x-."),
    "SCH102": Code("missing-key", "A key that decides what this is isn't written: an id, a name, the KPI or the source."),
    "SCH103": Code("nothing-written", "A text is wanted and nothing is written."),
    "SCH104": Code("wrong-shape", "A list, a mapping or a single value stands where another of these is wanted."),
    "SCH105": Code("unquoted-text", "A number, true or false stands where text is wanted. Put it in quotes, so that it means the same everywhere."),
    "SCH106": Code("not-a-number", "A plain decimal number is wanted: no sign of per cent, no underscore, a point for decimals."),
    "SCH107": Code("number-out-of-range", "The number is too large to be meant."),
    "SCH108": Code("not-true-or-false", "Write true or false; yes, no, on and off are texts."),
    "SCH109": Code("not-a-day", "Days are written as 2026-09-30, periods as 2026-09, 2026-q3, 2026-h2 or 2026."),
    "SCH110": Code("bad-id", "Ids become file names: a small letter first, then small letters, digits and hyphens, at most 63, and no name that Windows keeps for devices."),
    "SCH111": Code("not-a-range", "Ranges are written low..high or low..likely..high; either end may be left open."),
    "SCH112": Code("not-a-time-span", "Time spans are written as 2 days, 10 working days, 6 weeks or 18 months."),
    "SCH113": Code("not-a-rate", "Rates are written as 5000 per quarter."),
    "SCH114": Code("emotion-off-the-scale", "Emotion runs from -2 (let down) over 0 (indifferent) to 2 (delighted)."),
    "SCH115": Code("not-a-scale", "Scales are written from their lowest to their highest point, such as 0..10."),
    "SCH116": Code("value-not-allowed", "The value isn't one that the model allows here."),
    "SCH117": Code("unknown-word", "The field takes one of a few words, and this isn't one of them."),
    "SCH118": Code("not-a-trigger", "A trigger names a metric, a sign, a number and for how many periods: delivery-csat < 84 % for 2 periods."),
    "SCH119": Code("not-1-to-5", "Impact, effort, severity, maturity and the like run from 1 to 5, in whole numbers."),
    "REF101": Code("unknown-name", "A reference names something that isn't declared in this workspace."),
    "REF102": Code("wrong-kind-of-name", "A reference names something that exists, but of another kind."),
    "REF103": Code("duplicate-id", "Two entities of one kind have the same id, so a reference to it can't be followed."),
    "REF104": Code("unknown-question", "A metric names a question that its source doesn't ask."),
    "CFG101": Code("unknown-file", "A YAML file in the workspace isn't one that the model knows."),
    "CFG102": Code("path-leads-out", "A path written in a strategy file leads out of the workspace."),
    "CFG103": Code("written-twice", "Two files stand for the same thing, such as metrics.yaml and metrics.yml. Keep one."),
    "CFG104": Code("folder-not-read", "A folder inside a folder of the strategy isn't read: each file stands directly in it."),
    "IGN101": Code("ignore-without-reason", "A finding is ignored, or a rule switched off, without a reason. Write it after the brackets of the comment, or behind the rule in cx.yaml."),
    "IGN102": Code("unused-ignore", "Nothing is found here that this comment would ignore. Delete it.", "warning"),
    "IGN103": Code("expired-ignore", "The day until which the finding was to be ignored has passed.", "warning"),
    "IGN104": Code("unknown-ignore", "An ignore names a code or rule that doesn't exist, so it ignores nothing.", "warning"),
    "IGN105": Code("mended-in-baseline", "The baseline lists a finding that is no longer found. It only shrinks: take it out with --update-baseline, so that the finding can't come back unseen."),
    "IGN106": Code("unknown-instruction", "A comment begins with `cx:` and isn't an instruction that cx knows, so it does nothing. Write # cx: ignore[CODE] and the reason.", "warning"),
    "DAT101": Code("unreadable", "The export can't be opened or isn't whole."),
    "DAT102": Code("another-format", "The file is of a kind that no reader knows, or is packed."),
    "DAT103": Code("wrong-encoding", "A byte isn't of the encoding that was declared, or of UTF-8 where none was. Nothing is guessed: add --encoding."),
    "DAT104": Code("mixed-files", "Files of different kinds can't be scored as one."),
    "DAT105": Code("two-readers", "Several readers know the file; choose one with --reader."),
    "DAT106": Code("two-columns", "Several columns have the same header; choose one by its number."),
    "DAT107": Code("missing-column", "The export has no such column."),
    "DAT108": Code("different-columns", "The files have different columns, so they aren't one export."),
    "DAT109": Code("nul-byte", "A NUL byte stands in the text; other tools would cut the value there in silence."),
    "DAT110": Code("which-delimiter", "Several signs divide the file into columns; choose one with --delimiter."),
    "DAT111": Code("empty-export", "The export holds no rows."),
    "DAT112": Code("unreadable-record", "A record can't be read at all."),
    "DAT113": Code("open-quote", "A quote opens a text and isn't closed as CSV wants it; everything after it would be swallowed."),
    "DAT114": Code("another-layout", "The export isn't laid out as the named reader's tool lays out its exports."),
    "DAT115": Code("reading-died", "A workbook or SPSS file couldn't be read within the memory and the time that reading one may take, or it is damaged."),
    "DAT116": Code("which-sheet", "A workbook has several sheets; choose one with --sheet."),
    "DAT117": Code("unsound-archive", "A zip archive or workbook isn't built as programs build them: a password, double or overlapping entries, parts that inflate beyond measure, a DTD."),
    "DAT118": Code("another-question", "The export asks something else in this column than the mapping in feedback.yaml says."),
    "DAT119": Code("not-an-answer", "The column holds something derived from an answer, such as a group or points, and not the answer itself."),
    "DAT120": Code("unreadable-codebook", "A codebook is a CSV with the headers value,label, and column where it explains several columns; each code once. A REDCap data dictionary is one too."),
    "DAT121": Code("several-surveys", "The export mixes several surveys or raters, whose scales may differ. Choose one with --where."),
    "DAT201": Code("rejected-rows", "Rows can't be read: another number of fields, a time or a weight that isn't one. Any such row stops the run unless --max-rejected allows it."),
    "DAT202": Code("no-answers", "Nobody answered in these rows, so there is nothing to measure."),
    "DAT204": Code("off-the-scale", "A value lies off the scale. A survey's own code for 'no answer' looks just like a score, and so does a recoded scale, so the run stops and asks."),
    "DAT205": Code("not-a-whole-number", "A score isn't a whole number. It is never rounded to a point of the scale."),
    "DAT206": Code("words-on-a-scale", "Words stand where points are wanted. labels= says what they mean."),
    "DAT207": Code("neither-yes-nor-no", "A column of yes and no holds other words, or none that was declared to mean yes. positive= says what means yes."),
    "DAT208": Code("runs-the-other-way", "Words at an end of the scale mean the other end: the lowest number is the best. Write the scale as 5..1, or say what each label means."),
    "DAT209": Code("more-than-there-are", "More people answered than there are by what is declared: the size of the population is wrong, or people answered several times and nothing tells them apart."),
    "MET301": Code("undeclared", "The KPI must be told something that the answers can't show."),
    "MET302": Code("scale-does-not-fit", "The KPI isn't asked on this scale."),
    "HST101": Code("damaged-record", "A file in measurements/ isn't as it was written. Take it back from git; a correction is a new record."),
    "HST202": Code("unfinished-period", "The period isn't over yet, so its figures would change."),
    "HST203": Code("changed-definition", "A metric isn't measured as before. Raise its revision to begin a new series, or put the old definition back."),
    "HST206": Code("not-rebuilt", "With --locked, a recorded figure isn't what its export gives now: the export, the mapping or the definition changed, or nobody recorded it. Take the export or the file back from git, or record it anew: a correction is a record that supersedes the other."),
    "HST205": Code("too-few-new-answers", "A period was recorded before with almost the same people. Showing both would show what the few new ones said."),
}  # fmt: skip
"""Code → slug and page. A code never changes its meaning."""
