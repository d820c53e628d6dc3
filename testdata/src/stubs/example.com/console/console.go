// Package console stands for a library, which no table knows, that runs one of the commands of
// a program.
package console

// Command is a command.
type Command interface{ Execute(args []string) int }

// App has the commands of a program.
type App struct {
	Args     []string
	Commands map[string]func() Command
	Action   func()
}

// New returns an app.
func New() *App { return &App{} }

// Run runs the command that args name.
func (a *App) Run(args []string) int { return 0 }

// Start runs the command that Args name.
func (a *App) Start() int { return 0 }
