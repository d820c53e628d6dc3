package growth

import (
	"cmp"
	"slices"
)

// Collect fills the program's containers.
func (l *Growth) Collect() []*Container {
	c := &collector{l: l, byID: map[string]*Container{}, onParam: map[string][]paramOp{}, seen: map[string]bool{}, renewals: map[string][]*Event{}}
	funcs := l.SortedFuncs()
	for _, f := range funcs {
		for i := range f.Sites {
			c.add(c.l.siteEvent(f, &f.Sites[i]), f.Sites[i].Ref, 0)
			c.renewal(f, &f.Sites[i])
		}
		for i := range f.Calls {
			c.libraryCall(f, &f.Calls[i])
			c.renewalByCall(f, &f.Calls[i])
			c.countdownCall(f, &f.Calls[i])
			c.touch(f, &f.Calls[i])
		}
		c.touchValues(f)
	}
	c.carry(funcs)
	c.renew()
	l.renewals = c.renewals
	out := make([]*Container, 0, len(c.byID))
	for _, x := range c.byID {
		x.sort()
		out = append(out, x)
	}
	slices.SortFunc(out, func(a, b *Container) int { return cmp.Compare(a.ID, b.ID) })
	return out
}
