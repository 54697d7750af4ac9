package org.fixuplab.inspect;

import java.util.List;
import org.fixuplab.event.Action;

/** Ends a session in which a message has two header fields of one name. PIX before 7.2(3); matcher HDR-01. A model, never measured. */
final class HeaderDuplicate implements HeaderRule {

    static final String ID = "header-duplicate";

    private final List<String> names;
    private final Action action;

    HeaderDuplicate(Settings settings) {
        names = HeaderNested.lowerCase(settings.words("names"));
        action = Action.of(settings.word("action"));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public boolean counts(Sighting sighting) {
        return sighting.colon() && sighting.fieldName();
    }

    @Override
    public Action action() {
        return action;
    }
}
