package stream

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// Sender says who decides how long a stream is.
type Sender = library.Sender

// The senders.
const (
	SentByClient = library.SentByClient
	SentByServer = library.SentByServer
	SentByPeer   = library.SentByPeer
	SentByStore  = library.SentByStore
)

// Read is one place where a stream of unknown length is read into memory.
type Read struct {
	Func *program.Func
	Call *facts.Call
	// From is what the call reads, as a term of Func.
	From *facts.Term
	// Roots are the ways in which control gets here.
	Roots reach.Roots
	// Inlets are the streams that are read here without a limit in sight, in order.
	Inlets []Inlet
	// Rows marks a loop that gathers one element for each row of a result, Turns one that
	// reads message after message, each to be done with before the next.
	Rows, Turns bool
	// Secret marks a read before which a secret was compared with one that came.
	Secret bool
	// Decodes marks a read that makes a value of what it reads, and drops that.
	Decodes bool
}

// Inlet is one stream that arrives at a Read, and where it comes into view.
type Inlet struct {
	Sent Sender
	// In is the function in which the stream is named, Call the call of In that hands
	// it on, nil where In itself reads it.
	In   *program.Func
	Call *facts.Call
	// Expanded marks a stream that a decompressor makes longer, Limited one that has a
	// limit below the decompressor.
	Expanded, Limited bool
	// Undone says that this limit stands where the stream is handed to the decompressor, and is not
	// so small that what comes out is small as well.
	Undone bool
	// Maybe says why the stream may have a limit after all, no reason if nothing says so.
	Maybe reason.Reason
	// Local marks the body of a request that only comes from this machine, Timed one whose
	// server gives up on it after a while.
	Local, Timed bool
	// Own marks a request that is not seen to come from a server.
	Own bool
}

// maxInlets bounds what is followed of one read.
const maxInlets = 32

// isSmall reports whether a bound is a constant of at most five digits: a thousand times as much, which
// is what a decompressor makes of it at most, fits into memory.
func isSmall(t *facts.Term) bool {
	return t.Op == facts.OpConst && len(t.Text) <= len("65536") && !strings.HasPrefix(t.Text, `"`)
}

// streamOf is the term that a row of a call reads.
func streamOf(row *library.Row, c *facts.Call) (*facts.Term, bool) {
	n := 0
	if !row.Receiver {
		n = row.Arg + libcall.ReceiverShift(c)
	}
	if n >= len(c.Args) {
		return nil, false
	}
	return c.Args[n], true
}

// inMemory reports whether argument n of a call keeps in memory what is written to it.
func (l *Streams) inMemory(c *facts.Call, n int, f *program.Func) bool {
	n += libcall.ReceiverShift(c)
	return n < len(c.Args) && l.isMemory(c.Args[n], f, 3)
}

func (l *Streams) isMemory(t *facts.Term, f *program.Func, depth int) bool {
	if t.IsUnknown() || depth == 0 {
		return false
	}
	switch t.Op {
	case facts.OpNew:
		return isBufferType(t.Text)
	case facts.OpField, facts.OpGlobal, facts.OpLocal:
		c := l.Containers[t.Text]
		return c != nil && (program.KindAt(c, 0) == facts.KindBuffer || program.KindAt(c, 0) == facts.KindBuilder)
	case facts.OpCall:
		switch t.Text {
		case "bytes.NewBuffer", "bytes.NewBufferString":
			return true
		case "io.MultiWriter":
			return slices.ContainsFunc(t.Args, func(a *facts.Term) bool { return l.isMemory(a, f, depth-1) })
		}
	case facts.OpParam:
		return t.Up == 0 && t.N < len(f.Params) && isBufferType(f.Params[t.N].Type)
	}
	return false
}

func isBufferType(key string) bool { return key == "bytes.Buffer" || key == "strings.Builder" }

// gathers reports whether a call is the condition of a loop that appends.
func gathers(f *program.Func, c *facts.Call) bool {
	for n := range program.LoopsAround(f, c.Block) {
		if f.Loops[n-1].Gathers {
			return true
		}
	}
	return false
}

// isHuge reports whether a bound is a constant beyond what a process has memory for: a
// thousand million bytes.
func isHuge(t *facts.Term) bool {
	const digits = len("1000000000")
	return t.Op == facts.OpConst && len(strings.TrimLeft(t.Text, "-")) >= digits && !strings.HasPrefix(t.Text, `"`)
}
