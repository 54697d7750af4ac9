package org.fixuplab.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.lab.sender.Sender;
import org.fixuplab.words.NearestWord;

/** The real MTAs that a matrix can start; a row a product. */
enum RealMta {
    NONE_YET("none", List.of());

    private final String product;
    private final List<String> levels;

    RealMta(String product, List<String> levels) {
        this.product = product;
        this.levels = levels;
    }

    /** @throws Refusal for what is not there */
    static Sender sender(String word) {
        throw Refusal.usage("--mta: there is no '" + word + "'" + NearestWord.hint(word, titles().keySet()));
    }

    static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        for (RealMta mta : values()) {
            mta.levels.forEach(level -> titles.put(mta.product + ":" + level, ""));
        }
        return titles;
    }
}
