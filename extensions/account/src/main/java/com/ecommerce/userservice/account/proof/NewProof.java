package com.ecommerce.userservice.account.proof;

/**
 * A proof that somebody has asked for. It belongs to no account until {@link ProofStore#bind}.
 *
 * @param challengeId for whoever asked: without it a code is worth nothing
 * @param lifespan seconds for which the proof is good
 */
public record NewProof(String challengeId, ProofPurpose purpose, int lifespan) {

    /** Leaves out the challenge: with a code that was seen it opens an account. */
    @Override
    public String toString() {
        return "NewProof[" + purpose + "]";
    }
}
