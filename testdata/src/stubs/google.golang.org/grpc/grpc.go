// Package grpc is a stub with the API that fixtures use.
package grpc

import "context"

// ClientStream is what a client has of a stream.
type ClientStream interface {
	Trailer() map[string][]string
	CloseSend() error
	Context() context.Context
	SendMsg(m any) error
	RecvMsg(m any) error
}
