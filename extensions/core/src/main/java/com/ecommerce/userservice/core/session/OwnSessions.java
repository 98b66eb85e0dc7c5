package com.ecommerce.userservice.core.session;

import com.ecommerce.userservice.core.error.DomainException;
import com.ecommerce.userservice.core.error.ErrorCode;
import com.ecommerce.userservice.core.token.TokenService;
import com.ecommerce.userservice.core.token.ValidToken;
import java.util.List;

/**
 * What users see and do of their own sessions in the session's realm, whichever client they belong to. Whoever ends sessions
 * was authenticated by {@link TokenService#authenticateForUpdate}. All but {@link #nameDevice} throw a
 * {@link DomainException}: {@link ErrorCode#NOT_FOUND} where the realm's setting {@code sessionsEnabled} is off,
 * {@link ErrorCode#PERMISSION_DENIED} for a service account.
 */
public interface OwnSessions {

    /** Returns the caller's sessions, the newest first; of more than {@value UserSessions#MAX_LISTED} only the newest. */
    List<UserSession> list(ValidToken caller);

    /**
     * Ends one of the caller's sessions, which may be the current one.
     *
     * @param id anything at all
     * @throws DomainException {@link ErrorCode#NOT_FOUND} if the caller has no such session
     */
    void end(ValidToken caller, String id);

    /**
     * Ends all of the caller's sessions but the current one.
     *
     * @return how many have ended
     */
    int endOthers(ValidToken caller);

    /**
     * Keeps the name of the device with a session that this transaction has begun; nothing where the realm's setting
     * {@code sessionsEnabled} is off.
     *
     * @param deviceName without objection of {@link com.ecommerce.userservice.core.user.DeviceName}; null if none was sent
     */
    void nameDevice(String sessionId, String deviceName);
}
