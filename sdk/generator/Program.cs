using SdkGenerator;

return new GeneratorCommand(Console.Out, Console.Error).Run(args);
