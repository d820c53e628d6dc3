package judge

import (
	"slices"

	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/stream"
)

// Reading is one read while it is judged.
type Reading struct {
	Program *link.Program
	*stream.Read
}

func (r Reading) any(test func(stream.Inlet) bool) bool {
	return slices.ContainsFunc(r.Inlets, test)
}

// body reports whether a client's body is read as it is sent.
func (r Reading) body() bool {
	return r.any(func(in stream.Inlet) bool { return in.Sent == stream.SentByClient && !in.Limited })
}

func (r Reading) sent(by stream.Sender) bool {
	return r.any(func(in stream.Inlet) bool { return in.Sent == by })
}
