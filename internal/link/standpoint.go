package link

import "github.com/growthlint/growthlint/internal/facts"

// standpoint is where a walk has come to, and how: walks from equal ones end alike.
type standpoint struct {
	f *Func
	// loop is that of Func.Blocks.
	loop  int
	base  string // its canonical text
	flags stance // without the depth
}

func standingAt(f *Func, block int, base *facts.Term, st stance) standpoint {
	st.depth = 0
	at := standpoint{f: f, base: base.String(), flags: st}
	if block < len(f.Blocks) {
		at.loop = f.Blocks[block].Loop
	}
	return at
}
