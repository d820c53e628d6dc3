package stream

import (
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// Streams answers what streams of a program carry, and to which length.
type Streams struct {
	*reach.Reach
	// serving is what the packages do to serve.
	serving map[*program.Package]*servers
}

// New reads the streams of a program.
func New(r *reach.Reach) *Streams {
	return &Streams{Reach: r, serving: map[*program.Package]*servers{}}
}
