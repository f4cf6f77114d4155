using Fuzz;

return FuzzCommand.Run(args, Console.Out);
