// Package unlisten gives its listeners the channel by which they go: the field of another type has
// the same channel.
package unlisten

// Ear hears.
type Ear struct {
	id   int
	in   chan string
	gone chan *Ear
}

// Choir sings to all ears.
type Choir struct {
	song  chan string
	comes chan *Ear
	goes  chan *Ear
}

// New starts one.
func New() *Choir {
	c := &Choir{song: make(chan string, 1), comes: make(chan *Ear), goes: make(chan *Ear)}
	go c.run()
	return c
}

// Sing gives a line to all.
func (c *Choir) Sing(line string) { c.song <- line }

// Listen begins to listen.
func (c *Choir) Listen(id int) *Ear {
	e := &Ear{id: id, in: make(chan string, 1), gone: c.goes}
	c.comes <- e
	return e
}

// Close ends it.
func (e *Ear) Close() { e.gone <- e }

func (c *Choir) run() {
	ears := map[int]*Ear{}
	for {
		select {
		case e := <-c.comes:
			ears[e.id] = e
		case e := <-c.goes:
			delete(ears, e.id)
		case line := <-c.song:
			for _, e := range ears {
				select {
				case e.in <- line:
				default:
				}
			}
		}
	}
}
