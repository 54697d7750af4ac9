package org.fixuplab.lab.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixFileTest {

    @TempDir
    Path folder;

    private static final List<Cell> CELLS = List.of(
            FailOnTest.cell("swaks \"x\" \\ é", "none", "tls(verified)"),
            FailOnTest.cell("postfix-may", "TLS-06a", "deferred, clear", Leak.MESSAGE, Leak.ENVELOPE));

    @Test
    void a_file_has_a_line_a_cell_and_nothing_that_changes_by_itself() throws Exception {
        Path file = folder.resolve("m.json");
        MatrixFile.write(file, CELLS);
        assertThat(file).hasContent("""
                        {
                          "schema": 1,
                          "cells": [
                            { "sender": "swaks \\"x\\" \\\\ é", "column": "none", "verdict": "tls(verified)", "leaks": [] },
                            { "sender": "postfix-may", "column": "TLS-06a", "verdict": "deferred, clear", "leaks": ["envelope", "message"] }
                          ]
                        }
                        """);
    }

    @Test
    void what_was_written_is_read() throws Exception {
        Path file = folder.resolve("m.json");
        MatrixFile.write(file, CELLS);
        assertThat(MatrixFile.read(file))
                .containsExactlyElementsOf(CELLS.stream().map(SavedCell::of).toList());
        MatrixFile.write(file, List.of());
        assertThat(MatrixFile.read(file)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ \"schema\": 2, \"cells\": [] }                                     | 1 | this is no saved matrix of schema 1",
                "{ }                                                                  | 1 | this is no saved matrix of schema 1",
                "{ \"schema\": 1 }                                                    | 1 | there is no list of cells",
                "{ \"schema\": 1, \"cells\": [ 7 ] }                                  | 1 | a cell is a group of keys",
                "{ \"schema\": 1,@\"cells\": [ { \"sender\": \"a\" } ] }              | 2 | a cell has a column",
                "{ \"schema\": 1,@\"cells\": [ { \"sender\": \"a\", \"column\": \"b\", \"verdict\": \"c\", \"leaked\": [] } ] } | 2 | a cell has a list of leaks",
                "{ \"schema\": 1,@@\"cells\": [ { \"sender\": \"a\", \"column\": \"b\", \"verdict\": \"c\", \"leaks\": [\"d\"] } ] } | 3 | there is no leak d",
                "{ \"schema\": 1,@                                                    | 2 | this is not JSON",
            })
    void a_wrong_file_is_told_its_line_and_what_to_do(String text, int line, String message) throws Exception {
        Path file = folder.resolve("m.json");
        Files.writeString(file, text.replace('@', '\n'));
        assertThatThrownBy(() -> MatrixFile.read(file))
                .isInstanceOf(MatrixFileException.class)
                .hasMessage(file + ":" + line + ": " + message + "; name a file that matrix --save has written");
    }

    @Test
    void a_cell_is_there_once() throws Exception {
        Path file = folder.resolve("m.json");
        MatrixFile.write(file, List.of(CELLS.get(1), CELLS.get(1)));
        assertThatThrownBy(() -> MatrixFile.read(file))
                .hasMessageContaining(":5: there is a second cell of postfix-may and TLS-06a;");
    }

    @Test
    void a_file_that_is_not_there_is_told() {
        assertThatThrownBy(() -> MatrixFile.read(folder.resolve("absent")))
                .isInstanceOf(MatrixFileException.class)
                .hasMessageContaining("there is no such file");
    }

    @Test
    void a_difference_is_what_both_runs_have_and_not_the_same() {
        SavedCell same = new SavedCell("a", "x", "clear", Set.of());
        SavedCell before = new SavedCell("a", "y", "deferred", Set.of());
        SavedCell after = new SavedCell("a", "y", "bounced", Set.of());
        SavedCell leaking = new SavedCell("a", "z", "clear", Set.of(Leak.MESSAGE));
        SavedCell tight = new SavedCell("a", "z", "clear", Set.of());
        SavedCell gone = new SavedCell("b", "x", "clear", Set.of());
        SavedCell fresh = new SavedCell("c", "x", "clear", Set.of());
        MatrixDiff diff = MatrixDiff.between(List.of(gone, same, before, tight), List.of(same, after, leaking, fresh));
        assertThat(diff.changed())
                .containsExactly(new MatrixDiff.Change(before, after), new MatrixDiff.Change(tight, leaking));
        assertThat(diff.added()).containsExactly(fresh);
        assertThat(diff.missing()).containsExactly(gone);
        assertThat(diff.isEmpty()).isFalse();
        assertThat(MatrixDiff.between(List.of(gone, same), List.of(fresh, same)).isEmpty())
                .isTrue();
    }
}
