package org.fixuplab.build.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    private final Ledger ledger = new Ledger();

    @TempDir
    private Path folder;

    private Ledger.Sheet settle(long... stored) throws IOException {
        ByteBuffer octets = ByteBuffer.allocate(stored.length * Long.BYTES);
        for (long id : stored) {
            octets.putLong(id);
        }
        return ledger.settle(Files.write(folder.resolve("ids"), octets.array()));
    }

    private int sent() {
        int id = ledger.next();
        ledger.unsure(id);
        return id;
    }

    private int accepted() {
        int id = sent();
        ledger.accepted(id);
        return id;
    }

    @Test
    void what_was_accepted_and_stored_once_balances() throws IOException {
        assertThat(settle(accepted(), accepted())).isEqualTo(new Ledger.Sheet(2, 2, 0, 0, 0, 0, 0));
        assertThat(settle(1, 2).balanced()).isTrue();
    }

    @Test
    void what_was_accepted_and_is_not_there_was_lost() throws IOException {
        int there = accepted();
        accepted();
        assertThat(settle(there)).isEqualTo(new Ledger.Sheet(2, 2, 1, 0, 0, 0, 0));
        assertThat(settle(there).balanced()).isFalse();
    }

    @Test
    void what_is_there_twice_does_not_balance() throws IOException {
        int id = accepted();
        assertThat(settle(id, id)).isEqualTo(new Ledger.Sheet(1, 1, 0, 1, 0, 0, 0));
        assertThat(settle(id, id).balanced()).isFalse();
    }

    @Test
    void what_has_no_answer_may_be_there_or_not() throws IOException {
        int there = sent();
        sent();
        assertThat(settle(there)).isEqualTo(new Ledger.Sheet(2, 0, 0, 0, 2, 1, 0));
        assertThat(settle(there).balanced()).isTrue();
    }

    @Test
    void what_was_refused_never_sent_or_is_none_of_ours_must_not_be_there() throws IOException {
        int refused = sent();
        ledger.refused(refused);
        int begun = ledger.next();
        assertThat(settle(refused, begun, 3, -1).stray()).isEqualTo(4);
    }

    @Test
    void an_id_is_read_back_from_the_sender() {
        assertThat(Ledger.idOf(Ledger.sender(17))).isEqualTo(17);
        assertThat(Ledger.idOf("somebody@example.com")).isEqualTo(-1);
        assertThat(Ledger.idOf("mx@soak.example")).isEqualTo(-1);
    }
}
