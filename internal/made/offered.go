package made

import (
	"fmt"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// FaultNoRoom means that it is put into a channel that may be full, and dropped where it is.
const FaultNoRoom Fault = "dropped where a channel has no place"

// offer is a send that does not wait of something that somebody has to let go of: the channel
// keeps it, a pool for example, and where that is full the function does nothing with it.
type offer struct {
	f    *program.Func
	comm *facts.Comm
}

// offersAt are the offers of what is at a place: control can go on from the select, by another
// way than that of the send, to a return without coming to where it is let go of or handed on. A
// function that gives a result may tell its callers that there was no room, and they see to it.
func offersAt(sp heldAt, h *facts.Holding, st *settlement) []offer {
	f := sp.f
	if len(f.Results) > 0 || slices.ContainsFunc(st.ends, func(e ending) bool { return e.late }) {
		return nil
	}
	var out []offer
	for i := range h.Flows {
		w := &h.Flows[i]
		if w.How != facts.FlowSend || w.Func != "" || !within(sp.part, w.Part) {
			continue
		}
		if c := onlySend(f, w.Block); c != nil && c.Default && dropsRefused(f, c, st.paid()) {
			out = append(out, offer{f, c})
		}
	}
	return out
}

// onlySend is the one case of the select in a block, nil if there are several.
func onlySend(f *program.Func, block int) *facts.Comm {
	var out *facts.Comm
	for i := range f.Comms {
		c := &f.Comms[i]
		if c.Block != block || c.Select == 0 {
			continue
		}
		if out != nil || c.Op != facts.CommSend {
			return nil
		}
		out = c
	}
	return out
}

// dropsRefused reports whether control comes from a send that found no place to a return, and to
// none of the blocks at which the thing is seen to.
func dropsRefused(f *program.Func, c *facts.Comm, paid map[int]bool) bool {
	if c.Then < 0 && f.Blocks[c.Block].Return {
		return true
	}
	others := func(b int) bool { return b == c.Then || b == c.Block || paid[b] }
	return program.Follow(f, f.Blocks[c.Block].Succs, others, func(b int) bool { return f.Blocks[b].Return })
}

// refused reports the offers of what has to be let go of. What holds nothing before it is used may
// be dropped.
func (m *madeFinder) refused(d *debt, st *settlement) {
	if d.idle || d.ways || d.of == "" {
		return
	}
	for _, o := range st.offers {
		if m.isEnd(o.f) {
			continue
		}
		a := d.acquisition
		a.f, a.block, a.pos, a.what = o.f, o.comm.Block, o.comm.Pos, o.comm.What
		why := "nothing ends it if the channel is full"
		if made := m.report(&a, FaultNoRoom, m.rootsAt(o.f, o.comm.Block), why); made != nil {
			made.note("offered", fmt.Sprintf("it is sent here without waiting, in %s", o.f.Display), o.f, o.comm.Pos)
		}
	}
}
