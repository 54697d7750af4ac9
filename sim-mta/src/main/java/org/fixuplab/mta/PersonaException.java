package org.fixuplab.mta;

import java.util.List;
import java.util.stream.Collectors;

/** A persona's text, or a fault, is wrong. Carries every problem found, not the first. */
public final class PersonaException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<PersonaProblem> problems;

    public PersonaException(List<PersonaProblem> problems) {
        super(problems.stream().map(PersonaProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<PersonaProblem> problems() {
        return problems;
    }
}
