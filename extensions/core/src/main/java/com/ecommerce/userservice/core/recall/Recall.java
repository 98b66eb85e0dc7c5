package com.ecommerce.userservice.core.recall;

import org.keycloak.common.util.Time;

/**
 * One question on its way: {@link #answer()} first; if that has none, the question is answered in a session that begins
 * afterwards, and {@link #learn} gets to know how. Not for use by many threads.
 *
 * @param <A> an answer, immutable
 */
public final class Recall<A> {

    private final RecalledAnswers<A> answers;
    private final Object question;
    private final Known<A> known;
    private final Evidence before;

    Recall(RecalledAnswers<A> answers, Object question, Known<A> known) {
        this.answers = answers;
        this.question = question;
        boolean holds = known != null && answers.hearOfChanges() && known.holds(Time.currentTimeMillis());
        this.known = holds ? known : null;
        // Before the session that answers reads anything: what it finds is then no older than the evidence.
        this.before = known == null || holds ? null : answers.gather(known);
    }

    /** Returns the answer if nothing that it rests on has changed since it was given; else null. */
    public A answer() {
        return known == null ? null : known.answer();
    }

    /**
     * Gets to know the answer that a session gave, after it has been committed.
     *
     * @param restsOn everything that the session looked at for it
     */
    public void learn(A answer, Dependencies restsOn) {
        if (restsOn.isComplete()) {
            answers.remember(question, Known.of(answer, restsOn, before));
        } else {
            answers.forget(question);
        }
    }
}
