package summarise

import (
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// maxDraws is how many streams that a function reads from are told.
const maxDraws = 8

// draws notes from which streams the calls of the function read: a connection, or what a caller
// gives or a field holds.
func (fr *frame) draws() {
	for _, b := range fr.f.Blocks {
		for _, in := range b.Instrs {
			if c, ok := in.(*ssa.Call); ok && readsByName(&c.Call) {
				fr.drawsFrom(c)
			}
		}
	}
}

func (fr *frame) drawsFrom(c *ssa.Call) {
	if fr.readsFrom(c) == facts.FeedPeer {
		fr.out.DrawsPeer = true
		return
	}
	args := fr.arguments(&c.Call)
	if c.Call.IsInvoke() {
		args = append([]ssa.Value{c.Call.Value}, args...)
	}
	for _, a := range args {
		v := streamSource(a, 6)
		if v == nil || len(fr.out.Draws) == maxDraws {
			continue
		}
		if t := fr.term(v); !t.IsUnknown() {
			fr.out.Draws = append(fr.out.Draws, t)
		}
	}
}

// readsByName reports whether a call of the standard library reads, by its name.
func readsByName(c *ssa.CallCommon) bool {
	name := ""
	switch {
	case c.IsInvoke():
		name = c.Method.Name()
	case c.StaticCallee() != nil:
		name = c.StaticCallee().Name()
	}
	for _, prefix := range []string{"Read", "Scan", "Decode", "Peek"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}
