package org.fixuplab.lab.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '%',
            value = {
                "swaks --server {host}           # swaks|--server|{host}",
                "  a \t b                        # a|b",
                "a 'b c' \"d e\"                 # a|b c|d e",
                "a b' 'c\" \"d                   # a|b c d",
                "a '' \"\"                       # a||",
                "a \\  b\\'c                     # a| |b'c",
                "a 'x\\y' \"x\\y\"               # a|x\\y|x\\y",
                "a \"x\\\"y\\\\z\\$\\`\"         # a|x\"y\\z$`",
                "a 'b | c' \"; < >\"             # a|b | c|; < >",
                "a b\\|c \\$x                    # a|b|c|$x",
                "a --h-From 'é' \\é              # a|--h-From|é|é",
            })
    void words_are_split_as_a_shell_would(String line, String words) {
        assertThat(String.join("|", CommandLine.split(line))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '%',
            value = {
                "%%            # there is no command; write a program and its arguments, such as swaks --server {host} --port {port}",
                "%  %          # there is no command; write a program and its arguments, such as swaks --server {host} --port {port}",
                "a 'b          # a ' has no other that ends it; write the one that is missing",
                "a \"b'        # a \" has no other that ends it; write the one that is missing",
                "a \"b\\\"     # a \" has no other that ends it; write the one that is missing",
                "a b\\         # it ends with a backslash; remove it, or write two",
                "a | b         # no shell runs it, and | is for a shell; put it in single quotes, or the whole into sh -c '...'",
                "a >x          # no shell runs it, and > is for a shell; put it in single quotes, or the whole into sh -c '...'",
                "a \"$HOME\"   # no shell runs it, and $ is for a shell; put it in single quotes, or the whole into sh -c '...'",
            })
    void what_cannot_be_split_is_told_what_to_write(String line, String message) {
        assertThatThrownBy(() -> CommandLine.split(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the command '" + line + "': " + message);
    }
}
