// Package redis stands in for a client that is given commands as words.
package redis

// Conn is a connection.
type Conn interface {
	Close() error
	Do(commandName string, args ...any) (reply any, err error)
}

// Pool is connections.
type Pool struct {
	MaxIdle int
	Dial    func() (Conn, error)
}

// Get returns one.
func (p *Pool) Get() Conn { return nil }
