package com.ecommerce.userservice.core.user;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.authorization.fgap.evaluation.partial.PartialEvaluationStorageProvider;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserProvider;
import org.keycloak.models.jpa.entities.UserEntity;

/**
 * Searches a realm's users in orders that Keycloak 26.7 lacks: {@code JpaUserProvider} sorts by username only and
 * searches by prefix. The one query of our own on Keycloak's tables; it leaves out service accounts and, where the realm
 * has fine-grained admin permissions, the users that the caller may not view.
 */
final class UserListQuery {

    private static final char ESCAPE = '\\';

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserQuery query;
    private final EntityManager entities;
    private final CriteriaBuilder builder;

    UserListQuery(KeycloakSession session, RealmModel realm, UserQuery query) {
        this.session = session;
        this.realm = realm;
        this.query = query;
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.builder = entities.getCriteriaBuilder();
    }

    /** Returns how many users there are on all pages together. */
    long count() {
        CriteriaQuery<Long> criteria = builder.createQuery(Long.class);
        Root<UserEntity> user = criteria.from(UserEntity.class);
        criteria.select(builder.countDistinct(user)).where(restrictions(criteria, user));
        return entities.createQuery(criteria).getSingleResult();
    }

    /** Returns the ids of the users of one page, in order. */
    List<String> ids(long first) {
        if (first > Integer.MAX_VALUE) {
            return List.of();
        }
        CriteriaQuery<String> criteria = builder.createQuery(String.class);
        Root<UserEntity> user = criteria.from(UserEntity.class);
        criteria.select(user.get("id"))
                .where(restrictions(criteria, user))
                .orderBy(order(user), builder.asc(user.get("id")));
        return entities.createQuery(criteria)
                .setFirstResult((int) first)
                .setMaxResults(query.pageSize())
                .getResultList();
    }

    private Order order(Root<UserEntity> user) {
        return switch (query.ordering()) {
            case OLDEST_FIRST -> builder.asc(user.get("createdTimestamp"));
            case NEWEST_FIRST -> builder.desc(user.get("createdTimestamp"));
            case EMAIL -> builder.asc(user.get("email"));
            case EMAIL_DESCENDING -> builder.desc(user.get("email"));
        };
    }

    private Predicate[] restrictions(CriteriaQuery<?> criteria, Root<UserEntity> user) {
        List<Predicate> predicates = new ArrayList<>();
        predicates.add(builder.equal(user.get("realmId"), realm.getId()));
        predicates.add(builder.isNull(user.get("serviceAccountClientLink")));
        query.active().ifPresent(active -> predicates.add(builder.equal(user.get("enabled"), active)));
        SearchWords.of(query.search()).forEach(word -> predicates.add(matches(user, word)));
        predicates.addAll(AdminPermissionsSchema.SCHEMA.applyAuthorizationFilters(
                session,
                AdminPermissionsSchema.USERS,
                (PartialEvaluationStorageProvider) session.getProvider(UserProvider.class, "jpa"),
                realm,
                builder,
                criteria,
                user));
        return predicates.toArray(Predicate[]::new);
    }

    /** Each word in one of the fields, so that first and last name are found together. */
    private Predicate matches(Root<UserEntity> user, String word) {
        String pattern = infix(word.toLowerCase(Locale.ROOT));
        String folded = infix(SearchWords.fold(word));
        List<Predicate> matches = new ArrayList<>(List.of(
                like(user.get("email"), pattern),
                like(user.get("username"), pattern),
                like(folded(user.get("firstName")), folded),
                like(folded(user.get("lastName")), folded)));
        String name = infix(UsernameForm.of(word));
        if (!name.equals(pattern)) {
            matches.add(like(user.get("email"), name));
            matches.add(like(user.get("username"), name));
        }
        return builder.or(matches.toArray(Predicate[]::new));
    }

    private Expression<String> folded(Expression<String> text) {
        Expression<String> folded = builder.lower(text);
        for (Map.Entry<String, String> sign : SearchWords.FOLDED.entrySet()) {
            folded = builder.function(
                    "replace", String.class, folded, builder.literal(sign.getKey()), builder.literal(sign.getValue()));
        }
        return folded;
    }

    private Predicate like(Expression<String> text, String pattern) {
        return builder.like(text, pattern, ESCAPE);
    }

    /** Returns the pattern that finds a text anywhere; what the text holds of LIKE's own signs is taken literally. */
    static String infix(String text) {
        String literal = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return "%" + literal + "%";
    }
}
