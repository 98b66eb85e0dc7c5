package com.ecommerce.userservice.benchmarks.data;

import java.util.List;

/** Tokens that the server has not validated yet; each is handed out once. */
public final class TokenPool {

    private final List<String> tokens;
    private int used;

    TokenPool(List<String> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    /** Returns the next so many tokens. */
    public List<String> take(int count) {
        if (used + count > tokens.size()) {
            throw new IllegalStateException("Only %d of %d never-seen tokens are left, %d are wanted"
                    .formatted(tokens.size() - used, tokens.size(), count));
        }
        List<String> taken = tokens.subList(used, used + count);
        used += count;
        return taken;
    }
}
