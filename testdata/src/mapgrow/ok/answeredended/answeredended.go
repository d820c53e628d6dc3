// Package answeredended: each statement that the pool of database/sql asks for counts what it was run
// with, and the pool closes statements.
package answeredended

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"sync"
)

type stmt struct {
	driver.Stmt
	mu  sync.Mutex
	ran map[string]int
}

func (s *stmt) Exec(args []driver.Value) (driver.Result, error) {
	s.mu.Lock()
	s.ran[fmt.Sprint(args)]++
	s.mu.Unlock()
	return s.Stmt.Exec(args)
}

func (s *stmt) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.ran)
	return s.Stmt.Close()
}

type conn struct{ driver.Conn }

func (c conn) Prepare(query string) (driver.Stmt, error) {
	s, err := c.Conn.Prepare(query)
	if err != nil {
		return nil, err
	}
	return &stmt{Stmt: s, ran: map[string]int{}}, nil
}

type connector struct{ driver.Connector }

func (c connector) Connect(ctx context.Context) (driver.Conn, error) {
	under, err := c.Connector.Connect(ctx)
	return conn{under}, err
}

// Open returns a database whose statements count.
func Open(under driver.Connector) *sql.DB { return sql.OpenDB(connector{under}) }
