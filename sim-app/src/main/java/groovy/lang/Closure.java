package groovy.lang;

/**
 * Is found. Picocli looks for Groovy's class of this name when it reads the first option, and where there is none, the JVM opens every jar
 * of the class path to be sure: a sixth of a start. Nothing is ever made of it.
 */
final class Closure {

    private Closure() {}
}
