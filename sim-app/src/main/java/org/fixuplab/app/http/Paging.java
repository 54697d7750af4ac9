package org.fixuplab.app.http;

import com.linecorp.armeria.common.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Pages of what has ids that grow: the next page begins after the last id of this one. */
final class Paging {

    private static final long STANDARD = 100;
    private static final long MOST = 1_000;

    static final List<Parameter> PARAMETERS = List.of(
            Parameter.query(
                    "after",
                    Schema.number().and("minimum", 0),
                    "Only what has a greater id; `next` of the page before"),
            Parameter.query("limit", Schema.number(1, MOST), "At most so many; " + STANDARD + " by default"));

    private Paging() {}

    /**
     * The page that the call asks for.
     *
     * @param all oldest first
     */
    static <T> HttpResponse page(Call call, Stream<T> all, ToLongFunction<T> id, Function<T, Map<String, Object>> row) {
        long after = call.number("after", 0, 0, Long.MAX_VALUE);
        long limit = call.number("limit", STANDARD, 1, MOST);
        List<T> found = all.filter(item -> id.applyAsLong(item) > after)
                .limit(limit + 1)
                .toList();
        List<T> page = found.subList(0, (int) Math.min(limit, found.size()));
        String next = found.size() > limit ? String.valueOf(id.applyAsLong(page.get(page.size() - 1))) : null;
        return Answers.page(page.stream().map(row).toList(), next);
    }
}
