package link

// standpoint is where a walk has come to, and how: walks from equal ones end alike.
type standpoint struct {
	function uint32 // its number
	base     uint32 // its number
	loop     uint32 // the innermost endless loop, as in Func.Blocks
	flags    uint32 // of the stance
}

func standingAt(f *Func, block int, base essence, st stance) standpoint {
	at := standpoint{function: f.number, base: base.number, flags: st.flags()}
	if block < len(f.Blocks) {
		i := f.Blocks[block].Loop
		for i > 0 && !f.Loops[i-1].Endless {
			i = f.Loops[i-1].Parent
		}
		at.loop = uint32(i)
	}
	return at
}

// flags are one bit for each field that can still tell: what is apart or looped stays so,
// whatever is crossed.
func (st stance) flags() uint32 {
	st.apart = st.apart && !st.looped
	st.async = st.async && !st.looped && !st.apart
	var out uint32
	for i, set := range [...]bool{st.looped, st.tick, st.async, st.once, st.apart, st.start} {
		if set {
			out |= 1 << i
		}
	}
	return out
}
