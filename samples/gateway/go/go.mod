module example.com/gateway

go 1.21

require (
	golang.org/x/oauth2 v0.27.0
	google.golang.org/grpc v1.64.0
	google.golang.org/protobuf v1.36.5
)
