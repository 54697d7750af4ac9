package org.fixuplab.app.http;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fixuplab.words.NearestWord;
import org.jspecify.annotations.Nullable;

/** What a wait waits for. Immutable. */
record WaitBody(ConfigObject match, int count, Duration limit) {

    private static final int MOST = 1_000;
    private static final int LONGEST_MS = 600_000;
    private static final int STANDARD_MS = 5_000;
    private static final List<String> KEYS = List.of("match", "count", "timeoutMs");

    /** @throws ProblemException if a key is unknown, or has a wrong value */
    static WaitBody read(ConfigObject body) {
        for (String key : body.keySet()) {
            if (!KEYS.contains(key)) {
                throw new ProblemException(
                        ErrorCode.UNKNOWN_KEY,
                        new Flaw(key, "there is no key " + Call.quoted(key), NearestWord.suggest(key, KEYS)));
            }
        }
        return new WaitBody(
                match(body.get("match")),
                number(body, "count", 1, 1, MOST),
                Duration.ofMillis(number(body, "timeoutMs", STANDARD_MS, 0, LONGEST_MS)));
    }

    private static ConfigObject match(@Nullable ConfigValue value) {
        if (value == null || value.valueType() == ConfigValueType.NULL) {
            return ConfigValueFactory.fromMap(Map.of(), "request");
        }
        if (value instanceof ConfigObject match) {
            return match;
        }
        throw Call.badValue("match", "match is no object", "write {\"match\": {\"behaviour\": \"ehlo-mask\"}}");
    }

    private static int number(ConfigObject body, String key, int standard, int least, int greatest) {
        ConfigValue value = body.get(key);
        if (value == null || value.valueType() == ConfigValueType.NULL) {
            return standard;
        }
        if (value.unwrapped() instanceof Number number
                && number.doubleValue() == Math.rint(number.doubleValue())
                && number.doubleValue() >= least
                && number.doubleValue() <= greatest) {
            return number.intValue();
        }
        throw Call.badValue(
                key,
                key + " is " + Call.quoted(String.valueOf(value.unwrapped())),
                "write a whole number from " + least + " to " + greatest);
    }

    static Schema schema(Schema match) {
        return Schema.object(
                Schema.maybe("match", match),
                Schema.maybe("count", Schema.number(1, MOST).described("How many; 1 by default")),
                Schema.maybe("timeoutMs", Schema.number(0, LONGEST_MS).described(STANDARD_MS + " by default")));
    }
}
