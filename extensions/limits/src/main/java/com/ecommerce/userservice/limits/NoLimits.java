package com.ecommerce.userservice.limits;

/** Where an operator has left out the limits. */
enum NoLimits implements RateLimits {
    INSTANCE;

    @Override
    public void take(Limit limit) {
        // Admits everything.
    }

    @Override
    public void take(Limit limit, String account) {
        // Admits everything.
    }

    @Override
    public boolean isCounted() {
        return true;
    }
}
