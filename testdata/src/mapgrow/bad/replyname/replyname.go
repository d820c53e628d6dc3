// Package replyname has a table that one goroutine of a line keeps for itself; a request enters its
// channel under its own name and under that of the replies, and takes out the one.
package replyname

type order struct {
	name, replies string
	out           chan string
	end           bool
}

// Line passes on what comes.
type Line struct {
	orders chan order
	in     <-chan [2]string
}

// Open starts a line.
func Open(in <-chan [2]string) *Line {
	l := &Line{orders: make(chan order), in: in}
	go l.run()
	return l
}

func (l *Line) run() {
	table := make(map[string]chan string)
	for {
		select {
		case m, ok := <-l.in:
			if !ok {
				return
			}
			if out := table[m[0]]; out != nil {
				select {
				case out <- m[1]:
				default:
				}
			}
		case o := <-l.orders:
			if o.end {
				delete(table, o.name)
				continue
			}
			table[o.name] = o.out
			if o.replies != "" {
				table[o.replies] = o.out // want mapgrow medium "table"
			}
		}
	}
}

// Want asks for what comes under a name.
func (l *Line) Want(name, replies string) <-chan string {
	out := make(chan string, 16)
	l.orders <- order{name: name, replies: replies, out: out}
	return out
}

// Enough ends that.
func (l *Line) Enough(name string) { l.orders <- order{name: name, end: true} }
