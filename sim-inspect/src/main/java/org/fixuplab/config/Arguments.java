package org.fixuplab.config;

import java.util.List;

/** What one line says in the places that its pattern leaves open, and where its mistakes are told. Confined to the reading of its line. */
final class Arguments {

    private final Line line;
    private final Command command;
    private final List<Problem> problems;

    Arguments(Line line, Command command, List<Problem> problems) {
        this.line = line;
        this.command = command;
        this.problems = problems;
    }

    Line line() {
        return line;
    }

    /** Whether the line's last word is this keyword. */
    boolean endsWith(String keyword) {
        return line.words().get(line.words().size() - 1).is(keyword);
    }

    /** The pattern's only open place; empty if it was left out. */
    String text() {
        int word = place(0);
        return word < line.words().size() ? line.words().get(word).text() : "";
    }

    /** An open place, from 0. */
    String text(int argument) {
        return line.words().get(place(argument)).text();
    }

    /** The words of the last open place. */
    List<String> words() {
        List<Line.Word> words = line.words();
        return words.subList(lastPlace(), words.size()).stream()
                .map(Line.Word::text)
                .toList();
    }

    /** The text of the last open place, as written. */
    String rest() {
        return line.from(lastPlace());
    }

    int number() {
        return Integer.parseInt(text());
    }

    /** Says what is wrong with an open place, from 0. */
    void refuse(int argument, String remedy) {
        problems.add(line.problem(place(argument), Problem.INVALID, remedy));
    }

    /** Says what is wrong with a keyword: the line's word from 0. */
    void refuseWord(int word, String remedy) {
        problems.add(line.problem(word, Problem.INVALID, remedy));
    }

    /** As {@link #refuseWord}, of what a device may well take. */
    void notModelled(int word, String remedy) {
        problems.add(line.problem(word, Problem.NOT_MODELLED, remedy));
    }

    private int lastPlace() {
        int last = command.pattern().size() - 1;
        while (command.pattern().get(last).kind() == Token.Kind.KEYWORD) {
            last--;
        }
        return last;
    }

    private int place(int argument) {
        int seen = 0;
        for (int place = 0; place < command.pattern().size(); place++) {
            if (command.pattern().get(place).kind() != Token.Kind.KEYWORD && seen++ == argument) {
                return place;
            }
        }
        throw new IllegalStateException(command.pattern() + " has no argument " + argument);
    }
}
