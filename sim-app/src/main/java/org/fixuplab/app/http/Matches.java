package org.fixuplab.app.http;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValueFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.lab.journal.MatchException;
import org.fixuplab.lab.journal.MatchKey;

/** Matches of sessions and messages, out of a body or the query; as parameters and as a schema. */
final class Matches {

    /** The cursor of a list; {@link Paging} has it. */
    private static final String AFTER = "after";

    private Matches() {}

    /** Reads keys as a match. */
    @FunctionalInterface
    interface Reader<M> {

        M read(ConfigObject keys) throws MatchException;
    }

    /** @throws ProblemException with everything that is wrong */
    static <M> M read(Reader<M> reader, ConfigObject keys) {
        try {
            return reader.read(keys);
        } catch (MatchException wrong) {
            List<Flaw> flaws = wrong.problems().stream()
                    .map(it -> new Flaw(it.key(), it.message(), it.remedy()))
                    .toList();
            boolean unknown = flaws.stream().anyMatch(flaw -> flaw.message().startsWith("there is no key"));
            ErrorCode slip = unknown ? ErrorCode.UNKNOWN_KEY : ErrorCode.BAD_VALUE;
            throw new ProblemException(wrong.unknownBehaviour() ? ErrorCode.UNKNOWN_BEHAVIOUR : slip, flaws);
        }
    }

    /** The match that the query asks for. */
    static <M, S> M query(Call call, List<MatchKey<S>> keys, Reader<M> reader) {
        Map<String, Object> asked = new LinkedHashMap<>();
        for (MatchKey<S> key : keys) {
            List<String> values = call.queries(key.name());
            if (!values.isEmpty() && !key.name().equals(AFTER)) {
                asked.put(key.name(), values.size() > 1 ? values : values.get(0));
            }
        }
        return read(reader, ConfigValueFactory.fromMap(asked, "query"));
    }

    /** What a list can be narrowed by. */
    static <S> List<Parameter> parameters(List<MatchKey<S>> keys) {
        return keys.stream()
                .filter(key -> !key.name().equals(AFTER))
                .map(key -> Parameter.query(
                        key.name(), key.many() ? Schema.list(schema(key)) : schema(key), "Only where " + key.meaning()))
                .toList();
    }

    static <S> Schema object(List<MatchKey<S>> keys) {
        return Schema.object(keys.stream()
                        .map(key -> Schema.maybe(
                                key.name(),
                                (key.many() ? Schema.oneOf(schema(key), Schema.list(schema(key))) : schema(key))
                                        .described(key.meaning())))
                        .toArray(Schema.Field[]::new))
                .described("All of these must hold; {} is met by everything");
    }

    private static Schema schema(MatchKey<?> key) {
        return switch (key.kind()) {
            case WORD -> Schema.word(key.words());
            case FLAG -> Schema.flag();
            case NUMBER, GREATER -> Schema.number().and("minimum", 0);
            case TEXT, PART -> Schema.text();
        };
    }
}
