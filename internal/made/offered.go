package made

import (
	"slices"
	"strings"

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
// function that gives a result may tell its callers that there was no room, and they see to it; not
// where it goes on alike whether there was or not.
func offersAt(sp heldAt, h *facts.Holding, st *settlement) []offer {
	f := sp.f
	if slices.ContainsFunc(st.ends, func(e ending) bool { return e.late }) {
		return nil
	}
	var out []offer
	for i := range h.Flows {
		w := &h.Flows[i]
		if w.How != facts.FlowSend || w.Func != "" || !within(sp.part, w.Part) {
			continue
		}
		if c := program.OnlySend(f, w.Block); c != nil && c.Default && (len(f.Results) == 0 || c.Then < 0) && dropsRefused(f, c, st.paid()) {
			out = append(out, offer{f, c})
		}
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

// paid are the blocks at which it is let go of or handed on.
func (st *settlement) paid() map[int]bool {
	paid := map[int]bool{}
	for _, e := range st.ends {
		paid[e.block] = true
	}
	for _, mv := range st.moves {
		paid[mv.block] = true
	}
	for _, b := range st.escapes {
		paid[b] = true
	}
	return paid
}

// within reports whether what lies at the end of a way goes where what lies at one on it goes.
func within(part, of string) bool {
	rest, ok := strings.CutPrefix(part, of)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}
