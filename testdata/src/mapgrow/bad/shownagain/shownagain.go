// Package shownagain takes a name off the board, and puts it back with its last text.
package shownagain

import "sync"

// Board has what is on show.
type Board struct {
	mu    sync.Mutex
	shown map[string]string
	post  func(name, text string)
}

// NewBoard posts by f.
func NewBoard(f func(name, text string)) *Board { return &Board{shown: map[string]string{}, post: f} }

// OnText changes what is on show; final says that there is no more to come.
func (b *Board) OnText(name, text string, final bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if final {
		delete(b.shown, name)
	}
	if b.shown[name] == text && !final {
		return
	}
	b.show(name, text)
	b.post(name, text)
}

func (b *Board) show(name, text string) { b.shown[name] = text } // want mapgrow medium "Board.shown"
