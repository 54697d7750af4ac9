package org.fixuplab.lab.journal;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fixuplab.words.NearestWord;

/** All that a match asks for. Immutable. */
record Conditions<S>(List<Condition<S>> all) {

    Conditions {
        all = List.copyOf(all);
    }

    /** @throws MatchException with every problem */
    static <S> Conditions<S> read(List<MatchKey<S>> keys, ConfigObject written) throws MatchException {
        List<MatchProblem> problems = new ArrayList<>();
        List<Condition<S>> conditions = new ArrayList<>();
        List<String> names = keys.stream().map(MatchKey::name).toList();
        for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(written).entrySet()) {
            Optional<MatchKey<S>> key =
                    keys.stream().filter(it -> it.name().equals(entry.getKey())).findFirst();
            if (key.isEmpty()) {
                String name = entry.getKey();
                problems.add(new MatchProblem(
                        name, "there is no key '" + name + "' in a match", NearestWord.suggest(name, names), false));
            } else if (entry.getValue().valueType() != ConfigValueType.NULL) {
                conditions.addAll(key.get().read(entry.getValue(), problems::add));
            }
        }
        if (!problems.isEmpty()) {
            throw new MatchException(problems);
        }
        return new Conditions<>(conditions);
    }

    boolean met(S subject) {
        for (Condition<S> condition : all) {
            if (!condition.met(subject)) {
                return false;
            }
        }
        return true;
    }

    /** How near a subject comes. */
    Nearest nearness(long id, S subject) {
        List<String> missing = all.stream()
                .filter(condition -> !condition.met(subject))
                .map(condition -> condition.missed(subject))
                .toList();
        return new Nearest(id, all.size() - missing.size(), all.size(), missing);
    }

    @Override
    public String toString() {
        return String.join(", ", all.stream().map(Condition::toString).toList());
    }
}
