package origin

import (
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/stream"
)

// Origins answers where values that serve as keys and labels come from.
type Origins struct {
	*stream.Streams
	filled map[string]bool // containers that some code in view fills or assigns
	// assigned are the lists and maps that come into a container as a whole, by its key.
	assigned map[string][]assignment
	vets     map[question]answer
	// peerTypes are the structs that were asked about: whether decoders read into them what a
	// peer has sent.
	peerTypes map[string]bool
	// fillers are who has sent what variables of functions are filled with.
	fillers map[string]library.Sender
	// havingFields are the types of the module that have fields of a type, by its key.
	havingFields map[string][]string
}

// New notes which containers of a program are filled.
func New(s *stream.Streams, pkgs []program.Package) *Origins {
	l := &Origins{
		Streams: s,
		filled:  map[string]bool{},

		assigned: map[string][]assignment{},
		vets:     map[question]answer{},

		peerTypes: map[string]bool{},
		fillers:   map[string]library.Sender{},
	}
	l.prepare(pkgs)
	return l
}
