package growth

// cycle are the blocks that lie on a cycle with a block, which passes no head.
func (x *Exits) cycle(block int) []int {
	if x.cycles == nil {
		x.cycles = make(map[int][]int, len(x.blocks))
		x.findCycles()
	}
	return x.cycles[block]
}

// visit is a place from which a search goes on.
type visit struct {
	place, next int // next is the successor that is looked at next
}

// cycleFinder finds all cycles in one search (Tarjan, Depth-First Search and Linear Graph
// Algorithms, 1972).
type cycleFinder struct {
	x *Exits
	// number counts the places in the order in which they were come to, from 1, low is
	// the first that is reached again from there.
	number, low []int
	count       int
	// open are the places of whose cycles not all places are known, isOpen the same by place.
	open   []int
	isOpen []bool
	way    []visit
}

func (x *Exits) findCycles() {
	n := len(x.blocks)
	c := &cycleFinder{x: x, number: make([]int, n), low: make([]int, n), isOpen: make([]bool, n)}
	for i := range x.blocks {
		if c.number[i] == 0 {
			c.enter(i)
			for len(c.way) > 0 {
				c.step()
			}
		}
	}
}

func (c *cycleFinder) enter(place int) {
	c.count++
	c.number[place], c.low[place] = c.count, c.count
	c.open, c.isOpen[place] = append(c.open, place), true
	c.way = append(c.way, visit{place: place})
}

// step looks at one successor of the last place of the way, or goes back from it.
func (c *cycleFinder) step() {
	c.x.f.Steps.Add(1)
	top := &c.way[len(c.way)-1]
	from := top.place
	succs := c.x.f.Blocks[c.x.blocks[from]].Succs
	if top.next == len(succs) {
		c.leave(from)
		return
	}
	s := succs[top.next]
	top.next++
	switch to, ok := c.x.at(s); {
	case !ok || c.x.heads[s]:
	case c.number[to] == 0:
		c.enter(to)
	case c.isOpen[to]:
		c.low[from] = min(c.low[from], c.number[to])
	}
}

// leave goes back from a place, and closes its cycle if it was come to at that place first.
func (c *cycleFinder) leave(place int) {
	c.way = c.way[:len(c.way)-1]
	if len(c.way) > 0 {
		before := c.way[len(c.way)-1].place
		c.low[before] = min(c.low[before], c.low[place])
	}
	if c.low[place] != c.number[place] {
		return
	}
	var cycle []int
	for last := -1; last != place; {
		last = c.open[len(c.open)-1]
		c.open, c.isOpen[last] = c.open[:len(c.open)-1], false
		cycle = append(cycle, c.x.blocks[last])
	}
	for _, b := range cycle {
		c.x.cycles[b] = cycle
	}
}

// at is the place of a block.
func (x *Exits) at(block int) (place int, ok bool) {
	if x.place == nil {
		return block, true
	}
	place, ok = x.place[block]
	return place, ok
}
