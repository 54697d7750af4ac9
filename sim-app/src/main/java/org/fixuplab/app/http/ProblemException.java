package org.fixuplab.app.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request cannot be done, and whoever sent it can change that. */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final transient List<Flaw> flaws;
    private final transient Map<String, Object> more;

    private ProblemException(ErrorCode code, String detail, List<Flaw> flaws, Map<String, Object> more) {
        super(detail, null, false, false);
        this.code = code;
        this.flaws = List.copyOf(flaws);
        this.more = more;
    }

    ProblemException(ErrorCode code, String detail) {
        this(code, detail, List.of(), Map.of());
    }

    /** Of one flaw. */
    ProblemException(ErrorCode code, Flaw flaw) {
        this(code, List.of(flaw));
    }

    /** @param flaws at least one */
    ProblemException(ErrorCode code, List<Flaw> flaws) {
        this(code, sentence(flaws), flaws, Map.of());
    }

    /** The same with one more member. */
    ProblemException with(String name, @Nullable Object value) {
        Map<String, Object> members = new LinkedHashMap<>(more);
        members.put(name, value);
        return new ProblemException(code, detail(), flaws, members);
    }

    private static String sentence(List<Flaw> flaws) {
        Flaw first = flaws.get(0);
        String others = flaws.size() > 1 ? " (and " + (flaws.size() - 1) + " more)" : "";
        return first.message() + ": " + first.remedy() + others;
    }

    ErrorCode code() {
        return code;
    }

    private String detail() {
        return String.valueOf(getMessage());
    }

    /** As RFC 9457 has it, with the code and the flaws beside. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "about:blank");
        document.put("title", code.meaning());
        document.put("status", code.status());
        document.put("code", code.word());
        document.put("detail", detail());
        document.put("problems", flaws.stream().map(Flaw::row).toList());
        document.putAll(more);
        return document;
    }
}
