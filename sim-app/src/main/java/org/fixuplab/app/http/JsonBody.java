package org.fixuplab.app.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request's body: one JSON object, read strictly and within bounds, as the data that scenario files are read from. It can include
 * nothing and substitute nothing, because it never is such a file.
 */
final class JsonBody {

    private static final int DEEPEST = 20;
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_KEY = 200;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_KEY)
                    .build())
            .build();

    private JsonBody() {}

    /** @throws ProblemException if it is no such object */
    static ConfigObject read(byte[] octets) {
        try (JsonParser parser = JSON.createParser(octets)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new ProblemException(
                        ErrorCode.BAD_JSON,
                        new Flaw("", "the body is no JSON object", "send one, such as {\"firmware\": \"ASA 8.2(5)\"}"));
            }
            Map<String, Object> object = object(parser);
            if (parser.nextToken() != null) {
                throw new ProblemException(
                        ErrorCode.BAD_JSON, new Flaw("", "something follows the JSON object", "send one object alone"));
            }
            return ConfigValueFactory.fromMap(object, "request");
        } catch (StreamConstraintsException tooMuch) {
            throw new ProblemException(
                    ErrorCode.BAD_JSON,
                    new Flaw(
                            "",
                            "the body is nested too deep, or has too long a number or key",
                            "at most " + DEEPEST + " deep, " + LONGEST_NUMBER + " digits and " + LONGEST_KEY
                                    + " characters a key"));
        } catch (JsonProcessingException wrong) {
            String place = wrong.getLocation() == null
                    ? ""
                    : " in line " + wrong.getLocation().getLineNr() + ", column "
                            + wrong.getLocation().getColumnNr();
            throw new ProblemException(ErrorCode.BAD_JSON, new Flaw("", "the body is not JSON" + place, reason(wrong)));
        } catch (IOException wrong) {
            throw new ProblemException(ErrorCode.BAD_JSON, new Flaw("", "the body is not JSON", "send it in UTF-8"));
        }
    }

    private static String reason(JsonProcessingException wrong) {
        String said = wrong.getOriginalMessage();
        return said.startsWith("Duplicate field") ? "give each key once" : "correct it there";
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            object.put(key, value(parser));
        }
        return object;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("JSON cannot be so: " + parser.currentToken());
        };
    }

    private static Object number(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return parser.getLongValue();
        }
        double number = Double.parseDouble(parser.getText());
        if (Double.isInfinite(number)) {
            throw new ProblemException(
                    ErrorCode.BAD_VALUE,
                    new Flaw(
                            parser.currentName() == null ? "" : parser.currentName(),
                            "the number is too great",
                            "write a smaller one"));
        }
        return number;
    }
}
