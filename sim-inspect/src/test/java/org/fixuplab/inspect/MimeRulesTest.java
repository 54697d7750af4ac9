package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code mime-filename-length}, {@code mime-filetype}, {@code mime-encoding}. */
class MimeRulesTest {

    private static final String MULTIPART = "Content-Type: multipart/mixed; boundary=\"=_b1\"\r\n\r\n";

    private static List<String> matched(String payload, int cut, String... rows) {
        Wire wire = Rules.none().map(rows).wire().inData();
        wire.client(payload + "\r\n.\r\n", cut);
        return wire.matched();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Disposition: attachment; filename=\"12345\"      | no",
                "Content-Disposition: attachment; filename=\"123456\"     | yes",
                "content-disposition:attachment;FileName=123456            | yes",
                "Content-Disposition: attachment; filename=12345; x=123456 | no",
                "Content-Type: a/b; name=123456                            | yes",
                "Content-Type: a/b; x=1; name = 123456 ; y=2               | yes",
                "Content-Type: a/b; ;; name=\"12\\\"456\"                   | yes",
                "Content-Type: a/b; name=\"12;;56                          | yes",
                "Content-Type: a/b; name=12 456                            | no",
                "Content-Type: a/b; xname=123456                           | no",
                "Content-Type: name=123456                                 | no",
                "Subject: x; name=123456                                   | no",
                "X-Content-Type: a/b; name=123456                          | no",
                "Content-Disposition: inline; filename*=utf-8''a%20        | yes",
                "Content-Disposition: inline; filename*0=123; filename*1=456  | yes",
                "Content-Disposition: inline; filename*0*=12; filename*1*=345 | no",
                "Content-Disposition: inline; filename=123; filename=456   | no",
            })
    void a_file_name_may_be_as_long_as_the_limit(String field, String offends) {
        for (int cut = 1; cut <= 9; cut++) {
            for (String before : List.of("", "From: x\r\n")) {
                assertThat(matched(before + field + "\r\n\r\n", cut, "mime-filename-length limit=5"))
                        .as("cuts of %d", cut)
                        .hasSize(offends.equals("yes") ? 1 : 0)
                        .allMatch(
                                told -> told.endsWith(" MIME filename length gt 5: drop-connection, logged, class 1"));
            }
        }
    }

    @Test
    void the_octet_that_is_one_too_many_is_the_offence() {
        Wire wire = Rules.none().map("mime-filename-length limit=5").wire().inData();
        wire.client("Content-Type: a/b; name=\"12345");
        assertThat(wire.end()).isNull();
        wire.client("6");
        assertThat(wire.end()).isNotNull();
        assertThat(wire.matched()).first().asString().startsWith("mime-filename-length 36 ");
    }

    @Test
    void a_folded_field_is_one() {
        assertThat(matched("Content-Type: a/b;\r\n\tname=\r\n 123456\r\n\r\n", 3, "mime-filename-length limit=5"))
                .hasSize(1);
        assertThat(matched("Content-Type: a/b\r\nX-Y: ; name=123456\r\n\r\n", 3, "mime-filename-length limit=5"))
                .isEmpty();
        assertThat(matched("Content-Type\r\n: a/b; name=123456\r\n\r\n", 3, "mime-filename-length limit=5"))
                .isEmpty();
    }

    @Test
    void a_body_is_no_header() {
        assertThat(matched("From: x\r\n\r\nContent-Type: a/b; name=123456\r\n", 3, "mime-filename-length limit=5"))
                .isEmpty();
    }

    private static final String NAMED = "Content-Type: a/b; name=123456\r\n\r\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1000})
    void the_headers_of_parts_are_read_wherever_they_are(int cut) {
        String row = "mime-filename-length limit=5 action=none";
        String inner = "Content-Type: multipart/x; boundary==_b10\r\n\r\n--=_b10\r\n" + NAMED + "--=_b10--\r\n";
        assertThat(matched(MULTIPART + "--=_b1\r\n" + NAMED + "text\r\n--=_b1 \t\r\n" + NAMED + "--=_b1--", cut, row))
                .as("two parts")
                .hasSize(2);
        assertThat(matched(MULTIPART + NAMED + "--=_b1--\r\n" + NAMED + "--=_b1\r\n" + NAMED, cut, row))
                .as("preamble, epilogue, and what looks like a part after it")
                .isEmpty();
        assertThat(matched(
                        MULTIPART + "--=_b1\r\n" + inner + NAMED + "--=_b10\r\n" + NAMED + "--=_b1\r\n" + NAMED,
                        cut,
                        row))
                .as("a multipart in a part, and after it")
                .hasSize(2);
        assertThat(matched(
                        MULTIPART + "--=_b1\r\nContent-Type: message/rfc822\r\n\r\n" + NAMED + "--=_b1\r\n" + NAMED,
                        cut,
                        row))
                .as("a message in a part")
                .hasSize(2);
        assertThat(matched(
                        MULTIPART + "--=_b1\r\n\r\n--=_b\r\n" + NAMED + "--=_b1x\r\n" + NAMED + " --=_b1\r\n" + NAMED
                                + "x--=_b1\r\n" + NAMED,
                        cut,
                        row))
                .as("what only looks like a boundary")
                .isEmpty();
        assertThat(matched(MULTIPART + "--=_b1\r\n\r\n-\r\n\r\n\n--=_b1\n" + NAMED, cut, row))
                .as("lines that end with LF alone")
                .hasSize(1);
    }

    @Test
    void multiparts_are_followed_eight_deep_and_no_deeper() {
        for (int depth : List.of(8, 9)) {
            StringBuilder message = new StringBuilder();
            for (int i = 1; i <= depth; i++) {
                message.append("Content-Type: multipart/x; boundary=b")
                        .append(i)
                        .append("\r\n\r\n--b")
                        .append(i)
                        .append("\r\n");
            }
            assertThat(matched(message + NAMED, 1000, "mime-filename-length limit=5"))
                    .hasSize(depth == 8 ? 1 : 0);
        }
    }

    @Test
    void a_boundary_too_long_to_be_one_is_none() {
        for (int length : List.of(200, 201)) {
            String boundary = "b".repeat(length);
            String message =
                    "Content-Type: multipart/x; boundary=" + boundary + "\r\n\r\n--" + boundary + "\r\n" + NAMED;
            assertThat(matched(message, 1000, "mime-filename-length limit=5")).hasSize(length == 200 ? 1 : 0);
        }
    }

    @Test
    void a_name_within_the_limit_is_known_at_its_end() {
        String row = "mime-filename-length limit=5 negate=on action=none";
        assertThat(matched(NAMED, 1, row)).isEmpty();
        assertThat(matched("Content-Type: a/b; name=\"12345\"\r\n\r\n", 1, row))
                .containsExactly("mime-filename-length 36 not MIME filename length gt 5: log, logged, class 1");
        assertThat(matched("Content-Type: a/b; name=12345\r\n\r\n", 1, row)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Type: application/X-MSDOWNLOAD,            yes",
        "Content-Type: text/plain; name=\"a.exe\",          yes",
        "Content-Disposition: attachment; filename=a.exe,   yes",
        "Content-Disposition: attachment; filename=a.exe.x, no",
        "Content-Type: text/plain; charset=a.exe,           no",
        "Subject: a.exe,                                    no",
    })
    void a_file_type_is_a_media_type_or_a_file_name(String field, String offends) {
        for (int cut : List.of(1, 3, 1000)) {
            assertThat(matched(field + "\r\n\r\n", cut, "mime-filetype patterns=\\.exe$,x-msdownload"))
                    .hasSize(offends.equals("yes") ? 1 : 0)
                    .allMatch(told -> told.contains(" MIME filetype regex \\.exe$ x-msdownload: "));
        }
    }

    @Test
    void of_match_not_a_media_type_without_the_pattern_counts() {
        String row = "mime-filetype patterns=^text/ negate=on action=none";
        assertThat(matched("Content-Type: text/plain; name=x\r\n\r\n", 3, row)).isEmpty();
        assertThat(matched("Content-Type: image/gif; name=text/\r\n\r\n", 3, row))
                .containsExactly("mime-filetype 44 not MIME filetype regex ^text/: log, logged, class 1");
    }

    @ParameterizedTest
    @CsvSource({
        "base64,           yes, no",
        "BASE64,           yes, no",
        " base64 ; x=y,    yes, no",
        "x-uuencode,       yes, no",
        "others,           yes, no",
        "7bit,             no,  yes",
        "quoted-printable, no,  yes",
        "8bit,             no,  yes",
        "binary,           no,  yes",
    })
    void an_encoding_is_matched_by_name(String encoding, String listed, String unlisted) {
        String message = MULTIPART + "--=_b1\r\nContent-Transfer-Encoding:" + encoding + "\r\n\r\n";
        for (int cut : List.of(1, 3, 1000)) {
            assertThat(matched(message, cut, "mime-encoding encodings=base64,others"))
                    .hasSize(listed.equals("yes") ? 1 : 0)
                    .allMatch(told -> told.contains(" MIME encoding base64 others: "));
            assertThat(matched(message, cut, "mime-encoding negate=on encodings=base64,others"))
                    .hasSize(unlisted.equals("yes") ? 1 : 0);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void at_every_cut_the_same_is_found(long seed) {
        Random random = new Random(seed);
        String[] pieces = {
            "\r\n",
            "\n",
            "\r",
            "--",
            "-",
            "b",
            "--b1\r\n",
            "\r\n--b1\r\n",
            "--b1--\r\n",
            "--b12\r\n",
            "\r\n--b12",
            "--b12--\r\n",
            "Content-Type: multipart/x; boundary=b1\r\n\r\n",
            "Content-Type: multipart/x; boundary=b12\r\n\r\n",
            "Content-Type: message/rfc822\r\n\r\n",
            "Content-Type: a/b; name=\"1234\"\r\n",
            "name=123456;",
            "Content-Transfer-Encoding: 8bit\r\n",
            " ",
            ";",
            "\"",
            "=",
            "To: x\r\n",
            ".",
            "..\r\n",
            "x"
        };
        StringBuilder message = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            message.append(pieces[random.nextInt(pieces.length)]);
        }
        String[] rows = {
            "mime-filename-length limit=3 action=none",
            "mime-filename-length limit=2 negate=on action=none",
            "mime-filetype patterns=a,2 action=none",
            "mime-encoding encodings=8bit action=none",
            "header-length limit=40 action=none",
            "header-length limit=50 negate=on action=none",
            "to-fields-count limit=1 action=none",
            "header-line-length limit=9 action=none",
            "body-line-length limit=5 action=none",
        };
        List<String> whole = matched(message.toString(), 100_000, rows);
        for (int cut = 1; cut <= 9; cut++) {
            assertThat(matched(message.toString(), cut, rows))
                    .as("cuts of %d", cut)
                    .isEqualTo(whole);
        }
    }
}
