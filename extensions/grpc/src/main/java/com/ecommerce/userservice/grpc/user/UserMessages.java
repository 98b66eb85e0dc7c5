package com.ecommerce.userservice.grpc.user;

import com.ecommerce.user.v1.UserResponse;
import com.ecommerce.userservice.core.user.User;
import java.util.List;

/** Writes users as messages. */
final class UserMessages {

    private UserMessages() {}

    /** Returns the response that holds a user; {@code roles} keep their order. */
    static UserResponse response(User user, List<String> roles) {
        return UserResponse.newBuilder()
                .setUser(com.ecommerce.user.v1.User.newBuilder()
                        .setId(user.id())
                        .setEmail(user.email())
                        .setUsername(user.username())
                        .setFirstName(user.firstName())
                        .setLastName(user.lastName())
                        .setPhoneNumber(user.phoneNumber())
                        .setIsActive(user.active())
                        .setIsVerified(user.verified())
                        .setDateJoined(Timestamps.of(user.dateJoined()))
                        .setUpdatedAt(Timestamps.of(user.updatedAt()))
                        .addAllRoles(roles))
                .build();
    }
}
