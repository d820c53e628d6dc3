package rendezvous

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// parted is a truth of which nothing is told where a value came from: what depends on it may be what
// sender and receiver have agreed on.
const parted facts.Truth = 3

// runner is a thread that was started, at a node.
type runner struct {
	thread, at int
	// got says that it has received something.
	got   bool
	cells []byte
}

// state is where all are at one time.
type state struct {
	runners []runner
	chans   []chanState
	groups  []byte
}

// chanState is what a channel holds.
type chanState struct {
	born, closed bool
	queue        []string
}

func (s *state) clone() *state {
	out := &state{runners: slices.Clone(s.runners), chans: slices.Clone(s.chans), groups: slices.Clone(s.groups)}
	for i := range out.runners {
		out.runners[i].cells = slices.Clone(out.runners[i].cells)
	}
	for i := range out.chans {
		out.chans[i].queue = slices.Clone(out.chans[i].queue)
	}
	return out
}

// key tells states apart.
func (s *state) key() string {
	b := make([]byte, 0, 64)
	for _, r := range s.runners {
		b = append(b, byte(r.thread), byte(r.at), byte(r.at>>8), truthByte(r.got))
		b = append(b, r.cells...)
	}
	for _, c := range s.chans {
		b = append(b, '|', truthByte(c.born), truthByte(c.closed))
		for _, v := range c.queue {
			b = append(b, v...)
			b = append(b, ',')
		}
	}
	return string(append(append(b, '|'), s.groups...))
}

func truthByte(is bool) byte {
	if is {
		return 1
	}
	return 0
}

// value is what a runner knows of a value.
func (r *runner) value(h facts.Held) facts.Truth {
	if h.Cell == 0 {
		return h.Is
	}
	v := facts.Truth(r.cells[h.Cell])
	if h.Neg {
		return v.Not()
	}
	return v
}

// learn notes that a value is set, or is not.
func (r *runner) learn(h facts.Held, is facts.Truth) {
	if h.Cell == 0 {
		return
	}
	if h.Neg {
		is = is.Not()
	}
	r.cells[h.Cell] = byte(is)
}

// follow takes a runner along an edge.
func (r *runner) follow(e edge) {
	values := make([]facts.Truth, len(e.fills))
	for i, x := range e.fills { // all at once: one may take what another one had
		values[i] = r.value(x.Value)
	}
	for i, x := range e.fills {
		r.cells[x.Cell] = byte(values[i])
	}
	r.at = e.to
}

// take fills the cells of a receive by what was sent, "" for the end of the channel.
func (r *runner) take(k *kase, value string, ended bool) {
	for _, g := range k.gives {
		var is facts.Truth
		switch {
		case ended:
			is = facts.TruthNo
		case g.Ok:
			is = facts.TruthYes
		default:
			is = partOf(value, g.Part)
		}
		r.cells[g.Cell] = byte(is)
	}
	r.got = r.got || !ended
}

// forget is what a receive from elsewhere tells: nothing.
func (r *runner) forget(k *kase) {
	for _, g := range k.gives {
		r.cells[g.Cell] = byte(facts.TruthUnknown)
	}
}

// messages are the values that a case may send, as far as is known of them, with what the sender then
// knows.
func (r *runner) messages(k *kase) []message {
	out := []message{{cells: r.cells}}
	for _, s := range k.sends {
		var next []message
		for _, m := range out {
			as := runner{cells: slices.Clone(m.cells)}
			is := as.value(s.Value)
			if is == facts.TruthUnknown && (s.Value.Cell == 0 || len(out) > 2) {
				is = parted
			}
			if is != facts.TruthUnknown {
				next = append(next, message{m.text + part(s.Part, is), as.cells})
				continue
			}
			for _, is := range []facts.Truth{facts.TruthYes, facts.TruthNo} {
				one := runner{cells: slices.Clone(m.cells)}
				one.learn(s.Value, is)
				next = append(next, message{m.text + part(s.Part, is), one.cells})
			}
		}
		out = next
	}
	return out
}

// message is a value that is sent, and what its sender knows.
type message struct {
	text  string
	cells []byte
}

// part tells of a part of a value.
func part(name string, is facts.Truth) string { return name + "=" + string('0'+rune(is)) + ";" }

// partOf is what a value tells of a part.
func partOf(value, name string) facts.Truth {
	for i := 0; i < len(value); {
		j := i
		for value[j] != '=' {
			j++
		}
		if value[i:j] == name {
			return facts.Truth(value[j+1] - '0')
		}
		i = j + 3
	}
	return parted
}
