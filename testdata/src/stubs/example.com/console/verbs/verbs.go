// Package verbs stands for a library, which no table knows, that runs one of the verbs of a program.
// It takes the arguments of the process itself.
package verbs

// Verb is a verb.
type Verb interface{ Execute(args []string) error }

// Parser has the verbs of a program.
type Parser struct {
	Fallback func(args []string) error
}

// New returns a parser.
func New() *Parser { return &Parser{} }

// Add adds a verb, which may have options as fields.
func (p *Parser) Add(name string, verb any) {}

// Handle adds a verb that is a function.
func (p *Parser) Handle(name string, run func(args []string) error) {}

// Register adds a verb that is a Verb.
func (p *Parser) Register(name string, v Verb) {}

// Parse runs the verb that the arguments name.
func (p *Parser) Parse() error { return nil }

// Bus stands for something else: it runs what it is given whenever a message comes.
type Bus struct{}

// Handle adds a function that runs for each message.
func (b *Bus) Handle(name string, run func(message []string) error) {}
