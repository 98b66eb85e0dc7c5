// A gateway that lets through whose access token the user service finds valid; see docs/gateway.md.
package main

import (
	"context"
	"encoding/json"
	"log"
	"net/http"
	"os"
	"strings"
	"time"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/credentials/oauth"
	"google.golang.org/grpc/keepalive"
	"google.golang.org/grpc/status"

	userv1 "example.com/gateway/user/v1"
)

// Validations change nothing, so that they can be tried again. gRPC does it, within the deadline.
// Of several addresses, all get calls; the default is the first one.
const serviceConfig = `{
  "methodConfig": [{
    "name": [{"service": "user.v1.UserService"}],
    "retryPolicy": {
      "maxAttempts": 4,
      "initialBackoff": "0.02s",
      "maxBackoff": "0.2s",
      "backoffMultiplier": 2,
      "retryableStatusCodes": ["UNAVAILABLE", "RESOURCE_EXHAUSTED"]
    }
  }],
  "loadBalancingConfig": [{"round_robin": {}}]
}`

func setting(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

// Opens the one connection for all calls.
func connect(deadline time.Duration) (*grpc.ClientConn, error) {
	options := []grpc.DialOption{
		grpc.WithDefaultServiceConfig(serviceConfig),
		grpc.WithKeepaliveParams(keepalive.ClientParameters{Time: time.Minute}),
	}
	security := insecure.NewCredentials()
	if authorities := os.Getenv("USER_SERVICE_CA"); authorities != "" {
		tls, err := credentials.NewClientTLSFromFile(authorities, "")
		if err != nil {
			return nil, err
		}
		security = tls
	}
	options = append(options, grpc.WithTransportCredentials(security))
	if tokenURL := os.Getenv("TOKEN_URL"); tokenURL != "" {
		// The gateway's own access token, got anew shortly before it expires; gRPC sends it over TLS only.
		account := clientcredentials.Config{
			ClientID:     setting("CLIENT_ID", "gateway"),
			ClientSecret: os.Getenv("CLIENT_SECRET"),
			TokenURL:     tokenURL,
		}
		ctx := context.WithValue(context.Background(), oauth2.HTTPClient, &http.Client{Timeout: deadline})
		tokens := oauth.TokenSource{TokenSource: account.TokenSource(ctx)}
		options = append(options, grpc.WithPerRPCCredentials(tokens))
	}
	return grpc.NewClient(setting("USER_SERVICE", "localhost:50051"), options...)
}

type gateway struct {
	users userv1.UserServiceClient
	// The time a customer waits at most, with all attempts.
	deadline time.Duration
}

func (g gateway) ServeHTTP(response http.ResponseWriter, request *http.Request) {
	accessToken, found := strings.CutPrefix(request.Header.Get("Authorization"), "Bearer ")
	if !found {
		response.Header().Set("WWW-Authenticate", "Bearer")
		answer(response, http.StatusUnauthorized, map[string]any{"code": "authentication_required"})
		return
	}
	ctx, cancel := context.WithTimeout(request.Context(), g.deadline)
	defer cancel()
	decision, err := g.users.ValidateToken(ctx, &userv1.TokenRequest{Token: accessToken})
	if err != nil {
		log.Printf("ValidateToken: %s", status.Code(err))
		response.Header().Set("Retry-After", "1")
		answer(response, http.StatusServiceUnavailable, map[string]any{"code": "unavailable"})
		return
	}
	if !decision.GetValid() {
		response.Header().Set("WWW-Authenticate", `Bearer error="invalid_token"`)
		answer(response, http.StatusUnauthorized, map[string]any{"code": "token_not_valid"})
		return
	}
	forward(response, decision)
}

// A gateway sends the request on, with the user in headers; this one answers who it is.
func forward(response http.ResponseWriter, decision *userv1.TokenResponse) {
	answer(response, http.StatusOK, map[string]any{"user_id": decision.GetUserId(), "roles": decision.GetRoles()})
}

func answer(response http.ResponseWriter, code int, body map[string]any) {
	response.Header().Set("Content-Type", "application/json")
	response.WriteHeader(code)
	if err := json.NewEncoder(response).Encode(body); err != nil {
		log.Print(err)
	}
}

func main() {
	deadline, err := time.ParseDuration(setting("DEADLINE_MILLIS", "500") + "ms")
	if err != nil {
		log.Fatal(err)
	}
	connection, err := connect(deadline)
	if err != nil {
		log.Fatal(err)
	}
	defer connection.Close()
	users := userv1.NewUserServiceClient(connection)
	log.Fatal(http.ListenAndServe(":"+setting("PORT", "8080"), gateway{users, deadline}))
}
