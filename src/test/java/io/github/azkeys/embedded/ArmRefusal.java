package io.github.azkeys.embedded;

/** Ends the handling of a call with an error of ARM's. */
final class ArmRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    ArmRefusal(Answer answer) {
        // says nothing but its answer: no stack is ever read
        super(answer.toString(), null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
